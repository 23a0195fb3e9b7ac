import * as z from 'zod';

import { HAS_PASSWORD, videoFields, VideoPrivacy, WARNS_OF_SENSITIVE } from '../catalog/index.ts';
import { invalid } from '../platform/errors.ts';

/** What may be said of a video before it is one. Fields that are not listed are never read. */
const Attributes = z.object(videoFields);

/** A draft a video can be made of. */
export const Draft = Attributes.extend({
  privacy: Attributes.shape.privacy.default(VideoPrivacy.private),
})
  .refine(...HAS_PASSWORD)
  .refine(...WARNS_OF_SENSITIVE);
export type Draft = z.output<typeof Draft>;

/** The same where the contract wants the channel named (§ videos/upload). */
export const DraftOfChannel = Draft.safeExtend({ channelId: videoFields.channelId.unwrap() });

/** The part of a draft that has arrived before its file: wrong fields are refused before gigabytes follow. */
export const EarlyDraft = Attributes.partial();

/** What changes in a draft. */
export const DraftChange = z.strictObject(Attributes.partial().shape);
export type DraftChange = z.output<typeof DraftChange>;

/** A draft as the catalog takes it. */
export function saidIn(draft: Draft) {
  const {
    videoPasswords,
    tags,
    originallyPublishedAt,
    scheduleUpdate,
    channelId: _,
    ...said
  } = draft;
  return {
    ...said,
    tags: tags ?? [],
    scheduleUpdate: scheduleUpdate ?? null,
    passwords: videoPasswords ?? [],
    originallyPublishedAt: originallyPublishedAt ? new Date(originallyPublishedAt) : null,
  };
}

/** Reads what a client says. Fails with `invalid`, naming the first wrong field. */
export function readDraft<S extends z.ZodType>(schema: S, given: unknown): z.output<S> {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  const { path, message } = read.error.issues[0]!;
  throw invalid(path.join('.') || 'body', message);
}

/** The title of a file that came without one. */
export function titleOf(filename: string): string {
  const title = filename
    .replace(/\.[^.]*$/, '')
    .trim()
    .slice(0, 120);
  return title.length >= 3 ? title : 'Untitled';
}
