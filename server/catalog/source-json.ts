import { extname } from 'node:path';

import type { Origin } from './actor-json.ts';
import type { SourceFacts } from './source.ts';
import { type TorrentFacts, torrentJson } from './torrents/torrent-json.ts';

type Named = { uuid: string; sourceKey: string };
type Video = {
  id: number;
  uuid: string;
  name: string;
  sourceKey: string | null;
  sourceBytes: number;
  sourceFacts: SourceFacts | null;
};

const LAST_NUMBER = 2 ** 31 - 1;

/** The number of a video's source among its files: counted from the far end, so that no rendition has it. */
export const sourceFileId = (videoId: number): number => LAST_NUMBER - videoId;

/** What the file a video was made of is called outside: its own name is its uploader's affair. */
export const sourceFileName = ({ uuid, sourceKey }: Named): string => uuid + extname(sourceKey);

/** Where those who manage a video find its source; it takes their credentials, or a file token of theirs. */
export const sourceUrl = (node: Origin, video: Named): string =>
  `${node.origin}/download/original-video-files/${sourceFileName(video)}`;

/** The source as one of a video's files (contract § File): it is kept, and never one of its renditions. */
export function sourceFiles(node: Origin, video: Video, torrent: TorrentFacts | undefined) {
  const { sourceKey, sourceFacts: facts } = video;
  if (sourceKey === null || facts === null) return [];
  const fileUrl = sourceUrl(node, { uuid: video.uuid, sourceKey });
  const { width = 0, height = 0, framesPerSecond = 0 } = facts.video ?? {};
  const resolution = Math.min(width, height);
  const id = sourceFileId(video.id);
  return [
    {
      id,
      resolution: { id: resolution, label: resolution === 0 ? 'Audio only' : `${resolution}p` },
      width,
      height,
      ...torrentJson(node, torrent, { title: video.name, fileUrl, viewersMeet: false }),
      size: video.sourceBytes,
      fps: Math.round(framesPerSecond),
      fileUrl,
      fileDownloadUrl: fileUrl,
      playlistUrl: null,
      metadataUrl: `${node.origin}/api/v1/videos/${video.uuid}/metadata/${id}`,
      hasAudio: facts.audio !== undefined,
      hasVideo: facts.video !== undefined,
      storage: 0,
    },
  ];
}
