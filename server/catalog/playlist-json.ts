import type { SharingMode } from '../instance/index.ts';
import type { Origin } from './actor-json.ts';
import type { RenditionFile } from './media-columns-queries.ts';
import { fragmentedName, hashesName, masterName, playlistName } from './rendition.ts';
import { isShared, offersTorrents, torrentJson } from './torrents/torrent-json.ts';
import type { findStoryboard } from './video-queries.ts';
import { isOpen } from './video.ts';

type Video = {
  id: number;
  uuid: string;
  setUuid: string;
  name: string;
  privacy: number;
  state: number;
  blocked: boolean;
  downloadEnabled: boolean;
  allowedSharing: SharingMode;
};

/** A directory at another node that holds copies of a video's files, by the same names. */
export type Mirror = { baseUrl: string };

/** Where a video's HLS files are: those of a video that not everyone may watch lie under `private`. */
export const hlsDirectory = (video: Pick<Video, 'uuid' | 'privacy'>): string =>
  `/static/streaming-playlists/hls/${isOpen(video) ? '' : 'private/'}${video.uuid}`;

/** The address of a rendition's file. */
export const renditionUrl = (
  node: Origin,
  video: Pick<Video, 'uuid' | 'privacy' | 'setUuid'>,
  height: number,
): string => `${node.origin}${hlsDirectory(video)}/${fragmentedName(video.setUuid, height)}`;

/** The one streaming playlist of a video (contract § VideoDetails.streamingPlaylists). */
export function streamingPlaylist(
  node: Origin,
  video: Video,
  {
    files,
    growing,
    mirrors,
  }: { files: RenditionFile[]; growing: RenditionFile[]; mirrors: Mirror[] },
) {
  const base = node.origin + hlsDirectory(video);
  return {
    id: video.id,
    type: 1,
    playlistUrl: `${base}/${masterName(video.setUuid)}`,
    segmentsSha256Url: `${base}/${hashesName(video.setUuid)}`,
    redundancies: mirrors,
    files: [
      ...files.map((rendition) => fileJson(node, video, rendition)),
      ...growing.map((rendition) => ({
        ...fileJson(node, video, rendition),
        fileDownloadUrl: null, // it would be cut short
      })),
    ],
  };
}

function fileJson(
  node: Origin,
  video: Video,
  { id, height, torrent, ...rendition }: RenditionFile,
) {
  const fileUrl = renditionUrl(node, video, height);
  const base = node.origin + hlsDirectory(video);
  const about = { title: video.name, fileUrl, viewersMeet: isShared(video) };
  const download = `${node.origin}/download/streaming-playlists/hls/videos/${video.uuid}-${height}-fragmented.mp4`;
  return {
    id,
    resolution: { id: height, label: height === 0 ? 'Audio only' : `${height}p` },
    width: rendition.width,
    height: rendition.pixelHeight,
    ...torrentJson(node, offersTorrents(video) ? torrent : null, about),
    size: rendition.sizeBytes,
    fps: Math.round(rendition.framesPerSecond),
    fileUrl,
    fileDownloadUrl: video.downloadEnabled ? download : null,
    playlistUrl: `${base}/${playlistName(video.setUuid, height)}`,
    metadataUrl: `${node.origin}/api/v1/videos/${video.uuid}/metadata/${id}`,
    hasAudio: rendition.hasAudio,
    hasVideo: height !== 0,
    storage: 0,
  };
}

/** The sprite of a seek bar (contract § GET videos/:id/storyboards). */
export const storyboardJson = (node: Origin, storyboard: Storyboard) => ({
  storyboardPath: `/lazy-static/${storyboard.blobKey}`,
  fileUrl: `${node.origin}/lazy-static/${storyboard.blobKey}`,
  totalWidth: storyboard.totalWidth,
  totalHeight: storyboard.totalHeight,
  spriteWidth: storyboard.spriteWidth,
  spriteHeight: storyboard.spriteHeight,
  spriteDuration: storyboard.spriteSeconds,
});

type Storyboard = NonNullable<Awaited<ReturnType<typeof findStoryboard>>>;
