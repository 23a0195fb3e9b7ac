import type { MediaFile, VideoDetails } from '../contract.ts';
import { type SharingMode, strictest } from '../player/swarm/policy.ts';
import type { SharedFile } from '../player/swarm/rendition.ts';
import type { SegmentSwarm } from '../player/swarm/segments/segment-swarm.ts';
import { firstTracker } from '../player/swarm/shards.ts';
import type { SharingOffer } from '../player/swarm/sharing.ts';
import { copyUrl, nearest, ownCopyOf, playedFrom } from './places.ts';

/** What a node says about sharing (`GET config`). */
export interface SharingTerms {
  /** The most that the node allows. */
  allowed: SharingMode;
  /** The fewest viewers of a video that may meet each other. */
  minViewers: number;
  stunUrls: readonly string[];
}

type Shown = Pick<
  VideoDetails,
  'isLocal' | 'url' | 'streamingPlaylists' | 'trackerUrls' | 'sharing'
> & { isLive?: boolean };
type Playlist = Shown['streamingPlaylists'][number];

/**
 * What others can help to bring of a video, and whether they may; null when that is nothing. `here` is the address of the
 * page: what lies on this node is asked for under the name the page was reached by. A video of another node is shared with
 * the viewers of that one: its files, and so its swarms, are the same wherever a copy is. Where none meet, nodes that keep a
 * copy still help. What is live has neither files nor copies, and is shared among the players of its own kind of node alone.
 */
export function sharingOffer(
  video: Shown,
  terms: SharingTerms,
  { accountAllows, viewers }: { accountAllows: boolean | null; viewers: number },
  here: string,
): SharingOffer | null {
  const [playlist] = video.streamingPlaylists;
  const { minViewers, stunUrls } = terms;
  const trackerUrls = knownTrackers(video, here);
  const allowed = strictest(
    terms.allowed,
    video.sharing,
    trackerUrls.length > 0 ? 'full' : 'mirrors',
  );
  if (!playlist || allowed === 'off') return null;
  const kept = video.isLive ? [] : playlist.files;
  const files = kept.flatMap((file) => sharedFile(file, playlist, video, here));
  const segmentSwarm = allowed === 'full' ? segmentSwarmOf(playlist, video) : null;
  if (files.length === 0 && !segmentSwarm) return null;
  const isElsewhere = !video.isLocal && ownCopyOf(playlist) === null;
  const playlists = isElsewhere ? signedPlaylists(playlist) : [];
  const media = { files, playlists, trackerUrls, stunUrls, segmentSwarm, isElsewhere };
  // how many more there are changes nothing
  return { allowed, accountAllows, minViewers, viewers: Math.min(viewers, minViewers), media };
}

/** What the node of a video says of its playlist; those of other kinds of node say less. */
interface Said extends Pick<Playlist, 'playlistUrl' | 'segmentsSha256Url' | 'redundancies'> {
  sharesSegments?: boolean | undefined;
  signedPlaylists?: readonly { url: string; sha256: string }[] | undefined;
}

/** Of a node that signs its playlists, the players are ours, and share pieces of torrents. */
function segmentSwarmOf(playlist: Said, { isLocal, isLive = false }: Shown): SegmentSwarm | null {
  const { playlistUrl, segmentsSha256Url, sharesSegments, signedPlaylists: signed } = playlist;
  if (isLocal || signed || !sharesSegments || !segmentsSha256Url) return null;
  return { id: playlistUrl, hashesUrl: segmentsSha256Url, isLive };
}

const signedPlaylists = ({ signedPlaylists: signed = [], redundancies }: Said) =>
  signed.map(({ url, sha256 }) => ({
    url,
    sha256,
    mirrorUrls: redundancies.map(({ baseUrl }) => copyUrl(baseUrl, url)),
  }));

function sharedFile(
  { fileUrl, torrentUrl, magnetUri }: MediaFile,
  playlist: Playlist,
  { isLocal }: Shown,
  here: string,
): SharedFile | [] {
  if (torrentUrl === null) return [];
  const ours = ownCopyOf(playlist);
  const at = (url: string) => (isLocal || url.startsWith(`${ours}/`) ? nearest(url, here) : url);
  const played = playedFrom(fileUrl, playlist);
  const copies = playlist.redundancies.map(({ baseUrl }) => copyUrl(baseUrl, fileUrl));
  return {
    url: at(played),
    torrentUrls: [
      ...(ours === null ? [] : [at(`${played}.torrent`)]),
      at(torrentUrl),
      ...(isLocal ? [] : copies.filter((url) => url !== played).map((url) => `${url}.torrent`)),
    ],
    infoHash: /\bxt=urn:btih:([0-9a-f]{40})\b/i.exec(magnetUri ?? '')?.[1]?.toLowerCase() ?? null,
    mirrorUrls: [fileUrl, ...copies].filter((url) => url !== played),
  };
}

/** Where viewers of it meet: at its own node, and at this one if it keeps a copy. At nobody else's tracker, whoever names it. */
function knownTrackers({ isLocal, url, trackerUrls, streamingPlaylists }: Shown, here: string) {
  const [playlist] = streamingPlaylists;
  const ours = playlist ? ownCopyOf(playlist) : null;
  const sockets = trackerUrls.filter((tracker) => /^wss?:/.test(tracker));
  const own = sockets.filter((each) => isLocal || (ours !== null && hostOf(each) === hostOf(ours)));
  const theirs = isLocal
    ? []
    : sockets.filter((each) => hostOf(each) === hostOf(url) && mayOpen(each, here));
  const nearestOwn = own.map((each) => nearest(each, here).replace(/^http/, 'ws'));
  return [...new Set([...firstTracker(nearestOwn), ...firstTracker(theirs)])];
}

/** A page that came encrypted opens no other sockets. */
const mayOpen = (url: string, here: string) => url.startsWith('wss:') || here.startsWith('http:');

const hostOf = (url: string) => new URL(url).host;
