import type { SharingMode } from '../../instance/index.ts';
import type { Origin } from '../actor-json.ts';
import { VideoPrivacy, VideoState } from '../video.ts';
import { trackerUrlsOf } from './tracker-urls.ts';

export type TorrentFacts = { name: string; infoHash: string };

type Shown = {
  privacy: number;
  state: number;
  blocked: boolean;
  /** As its owner and the node have it: the stricter of both. */
  allowedSharing: SharingMode;
};

/** Whether viewers of a video may find each other and share its bytes: whoever knows a swarm can join it. */
export const isShared = (video: Shown): boolean => isOpenFor('full', video);

const isOpenFor = (mode: SharingMode, { privacy, state, blocked, allowedSharing }: Shown) =>
  allowedSharing <= mode &&
  (privacy === VideoPrivacy.public || privacy === VideoPrivacy.unlisted) &&
  state === VideoState.published &&
  !blocked;

/**
 * Whether the torrents of a video's renditions are anybody's: a torrent is an open address and a download in one. Where
 * viewers do not meet, players still need them to check what mirrors send.
 */
export const offersTorrents = (video: Shown & { downloadEnabled: boolean }): boolean =>
  isOpenFor('mirrors', video) && video.downloadEnabled;

type About = {
  title: string;
  fileUrl: string;
  /** Viewers of it may find each other. */
  viewersMeet: boolean;
};

/** Where the torrent of a file is (contract § File); nulls while there is none. */
export function torrentJson(
  node: Origin,
  torrent: TorrentFacts | null | undefined,
  { title, fileUrl, viewersMeet }: About,
) {
  if (!torrent) return { magnetUri: null, torrentUrl: null, torrentDownloadUrl: null };
  const { infoHash } = torrent;
  const trackers = viewersMeet ? trackerUrlsOf(node, infoHash) : [];
  const torrentUrl = `${node.origin}/lazy-static/torrents/${torrent.name}`;
  return {
    magnetUri: magnetUri({ torrentUrl, title, fileUrl, trackers, infoHash }),
    torrentUrl,
    torrentDownloadUrl: `${node.origin}/download/torrents/${torrent.name}`,
  };
}

type Linked = Pick<About, 'title' | 'fileUrl'> & {
  torrentUrl: string;
  trackers: string[];
  infoHash: string;
};

/** A magnet link (BEP 9, with the `xs` and `ws` of BEP 19's clients). */
const magnetUri = ({ torrentUrl, title, fileUrl, trackers, infoHash }: Linked): string =>
  [
    `magnet:?xs=${encodeURIComponent(torrentUrl)}`,
    `xt=urn:btih:${infoHash}`,
    `dn=${encodeURIComponent(title.toWellFormed()).replaceAll('%20', '+')}`,
    ...trackers.map((url) => `tr=${encodeURIComponent(url)}`),
    `ws=${encodeURIComponent(fileUrl)}`,
  ].join('&');
