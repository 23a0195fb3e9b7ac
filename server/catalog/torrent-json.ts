import type { Origin } from './actor-json.ts';
import { VideoPrivacy, VideoState } from './video.ts';

export type TorrentFacts = { name: string; infoHash: string };

/** Whether the torrents of a video's renditions are anybody's: a torrent is an open address and a download in one. */
export const offersTorrents = (video: {
  privacy: number;
  state: number;
  blocked: boolean;
  downloadEnabled: boolean;
}): boolean =>
  (video.privacy === VideoPrivacy.public || video.privacy === VideoPrivacy.unlisted) &&
  video.state === VideoState.published &&
  !video.blocked &&
  video.downloadEnabled;

/** Where the torrent of a file is (contract § File); nulls while there is none. */
export function torrentJson(
  node: Origin,
  torrent: TorrentFacts | null | undefined,
  { title, fileUrl }: { title: string; fileUrl: string },
) {
  if (!torrent) return { magnetUri: null, torrentUrl: null, torrentDownloadUrl: null };
  const torrentUrl = `${node.origin}/lazy-static/torrents/${torrent.name}`;
  return {
    magnetUri: magnetUri({ torrentUrl, title, fileUrl, infoHash: torrent.infoHash }),
    torrentUrl,
    torrentDownloadUrl: `${node.origin}/download/torrents/${torrent.name}`,
  };
}

type Linked = { torrentUrl: string; title: string; fileUrl: string; infoHash: string };

/** A magnet link (BEP 9, with the `xs` and `ws` of BEP 19's clients). It names no tracker: this node has none. */
const magnetUri = ({ torrentUrl, title, fileUrl, infoHash }: Linked): string =>
  [
    `magnet:?xs=${encodeURIComponent(torrentUrl)}`,
    `xt=urn:btih:${infoHash}`,
    `dn=${encodeURIComponent(title.toWellFormed()).replaceAll('%20', '+')}`,
    `ws=${encodeURIComponent(fileUrl)}`,
  ].join('&');
