import * as z from 'zod';

/** What an upload ends in: the names of the video it became. */
export const Uploaded = z.object({
  video: z.object({ id: z.int(), uuid: z.uuid(), shortUUID: z.string() }),
});

const DraftAnswer = z
  .object({
    id: z.string(),
    filename: z.string(),
    sizeBytes: z.int(),
    offsetBytes: z.int().describe('how much of it has come in'),
    name: z.string(),
    description: z.string().nullable(),
    privacy: z.int(),
    channelId: z.int(),
    state: z.enum(['receiving', 'rejected']),
    reason: z.string().nullable().describe('why it cannot become a video, in words'),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'UploadDraft' });

export const UploadDrafts = z.object({ total: z.int(), data: z.array(DraftAnswer) });
