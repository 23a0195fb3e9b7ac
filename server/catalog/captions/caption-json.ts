import * as z from 'zod';

import type { Origin } from '../actor-json.ts';
import { languageOf } from '../labels.ts';
import { hlsDirectory } from '../playlist-json.ts';
import { Moment } from '../video-answers.ts';
import type { Caption } from './queries.ts';

/** One language of a video's captions (contract § VideoCaption). */
export const VideoCaption = z.object({
  language: z.object({ id: z.string(), label: z.string() }),
  automaticallyGenerated: z.boolean(),
  captionPath: z.string(),
  fileUrl: z.url(),
  m3u8Url: z.url().nullable(),
  updatedAt: Moment,
});

/** Where the file of a caption is, from its blob's key. */
export const captionPath = (blobKey: string): string =>
  blobKey.replace(/^captions\//, '/lazy-static/video-captions/');

/** What the playlist of a caption is called: as its file, with another ending. */
export const captionPlaylistName = (blobKey: string): string =>
  blobKey.replace(/^captions\//, '').replace(/\.vtt$/, '.m3u8');

export function captionJson(
  node: Origin,
  video: { uuid: string; privacy: number; hasPlaylist: boolean },
  { language, blobKey, automaticallyGenerated, updatedAt }: Caption,
) {
  const path = captionPath(blobKey);
  const playlist = `${node.origin}${hlsDirectory(video)}/${captionPlaylistName(blobKey)}`;
  return {
    language: { id: language, label: languageOf(language).label },
    automaticallyGenerated,
    captionPath: path,
    fileUrl: node.origin + path,
    m3u8Url: video.hasPlaylist ? playlist : null,
    updatedAt,
  };
}
