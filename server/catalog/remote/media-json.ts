import type { SharingMode } from '../../instance/index.ts';
import type { Origin } from '../actor-json.ts';
import { copyDirectory } from '../copies/copy-directory.ts';
import { languageOf } from '../labels.ts';
import type { SignedPlaylist } from '../media-columns-queries.ts';
import type { Mirror } from '../playlist-json.ts';
import { swarmsOf } from '../torrents/swarms.ts';
import { trackerUrls } from '../torrents/tracker-urls.ts';
import type { RemoteCaptionRow } from './media-queries.ts';
import type { RemoteFile, RemoteStoryboard } from './media.ts';
import type { RemoteMedia } from './video.ts';

type Kept = {
  video: { id: number; uuid: string; allowedSharing: SharingMode };
  /** Where other nodes keep copies. */
  mirrors: Mirror[];
  /** Which of its playlists this node keeps a copy of. */
  copy: { playlistUrl: string } | null;
  signedPlaylists: SignedPlaylist[] | null;
};

/**
 * Where the media of another node's video are (contract § VideoDetails); files are numbered in their order. A copy that
 * this node keeps itself is the first that is told of, and viewers of it meet at this node's tracker too; nowhere, where they
 * are not to meet at the node it is of, or here.
 */
export const remoteMediaJson = (
  node: Origin,
  media: Pick<RemoteMedia, 'streamingPlaylists' | 'files' | 'trackerUrls' | 'live'>,
  { video, mirrors, copy, signedPlaylists }: Kept,
) => ({
  streamingPlaylists: media.streamingPlaylists.map(({ infohashes = [], ...playlist }) => {
    const keptHere = playlist.playlistUrl === copy?.playlistUrl;
    const ours = { baseUrl: node.origin + copyDirectory(video.uuid) };
    return {
      id: video.id,
      ...playlist,
      redundancies: keptHere ? [ours, ...mirrors] : mirrors,
      ...(keptHere && { keptHere }),
      ...(signedPlaylists && { signedPlaylists }),
      ...(sharesSegments(playlist, infohashes, media) && { sharesSegments: true }),
      files: numbered(playlist.files),
    };
  }),
  files: numbered(media.files),
  liveSchedules: media.live?.schedules ?? [],
  trackerUrls: video.allowedSharing === 'full' ? meetingPlaces(node, media, copy !== null) : [],
});

const meetingPlaces = (
  node: Origin,
  { trackerUrls: theirs }: Pick<RemoteMedia, 'trackerUrls'>,
  isKeptHere: boolean,
): string[] => (isKeptHere && theirs.length > 0 ? [...theirs, ...trackerUrls(node)] : theirs);

/** Of a stream that is to come at once nothing is shared (contract § P2P). */
const SMALL_LATENCY = 3;

/** Whether players of its node meet where this node's look for them: another version of theirs has other swarms. */
const sharesSegments = (
  { playlistUrl }: { playlistUrl: string },
  infohashes: string[],
  { live }: Pick<RemoteMedia, 'live'>,
) => live?.latencyMode !== SMALL_LATENCY && infohashes.includes(swarmsOf(playlistUrl, 1)[0]!);

const numbered = (files: RemoteFile[]) => files.map((file, n) => ({ id: n + 1, ...file }));

type At = (url: string) => string;

/** A caption of another node's video (contract § VideoCaption); `at`: where a file of it is had. */
export const remoteCaptionJson = (caption: RemoteCaptionRow, at: At) => ({
  language: { id: caption.language, label: languageOf(caption.language).label },
  automaticallyGenerated: caption.automaticallyGenerated,
  captionPath: new URL(at(caption.url)).pathname,
  fileUrl: at(caption.url),
  m3u8Url: caption.m3u8Url,
  updatedAt: caption.updatedAt,
});

/** The sprite of the seek bar of another node's video (contract § GET videos/:id/storyboards), likewise. */
export const remoteStoryboardJson = (
  { url, spriteSeconds, ...sizes }: RemoteStoryboard,
  at: At,
) => ({
  storyboardPath: new URL(at(url)).pathname,
  fileUrl: at(url),
  ...sizes,
  spriteDuration: spriteSeconds,
});
