import * as z from 'zod';

import { Moment, NumberedLabel, OwnVideoSummary } from '../../catalog/index.ts';

/** An import as its user sees it (contract § VideoImport). `video` is gone once it is deleted. */
export const VideoImport = z
  .object({
    id: z.int(),
    targetUrl: z.string().nullable(),
    magnetUri: z.string().nullable(),
    torrentName: z.string().nullable(),
    state: NumberedLabel,
    error: z.string().nullable().describe('why it failed, in words'),
    createdAt: Moment,
    updatedAt: Moment,
    originallyPublishedAt: Moment.nullable(),
    video: OwnVideoSummary.nullable(),
    receivedBytes: z
      .int()
      .nullable()
      .describe('of its file, while it comes; what yt-dlp fetches counts once it is whole'),
    videoChannelSync: z
      .object({ id: z.int(), externalChannelUrl: z.string() })
      .optional()
      .describe('what found it'),
  })
  .meta({ id: 'VideoImport' });

export const VideoImports = z.object({ total: z.int(), data: z.array(VideoImport) });
