import * as z from 'zod';

import { CATEGORIES, LICENCES, VideoPrivacy } from '../catalog/index.ts';
import { invalid } from '../platform/errors.ts';

/** Text the database can keep. */
const text = z
  .string()
  .refine((value) => value.isWellFormed() && !value.includes('\0'), 'has characters that are none');

// Forms have only text: `true`, `12`, and `null` or nothing for no value.
const boolean = z.union([
  z.boolean(),
  z.stringbool({ truthy: ['true', '1'], falsy: ['false', '0'] }),
]);
const integer = z.union([
  z.int(),
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
]);
const orNull = <S extends z.ZodType>(schema: S) =>
  z
    .preprocess((value) => (value === '' || value === 'null' ? null : value), schema.nullable())
    .exactOptional();
const idOf = (labels: Readonly<Record<string, string>>) =>
  integer.refine((id) => String(id) in labels, 'is not known here');

/** Where only text can be sent, a list is JSON. */
const list = (item: z.ZodType<string>, maxItems: number) =>
  orNull(
    z.preprocess(
      (value) => (typeof value === 'string' ? parseJson(value) : value),
      z.array(item).max(maxItems),
    ),
  );

function parseJson(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

const isLanguage = (tag: string) => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

/** What a person may say about a video; the limits are the contract's. Fields that are not listed are never read. */
const Attributes = z.object({
  channelId: integer.exactOptional(),
  name: text.trim().min(3).max(120),
  description: orNull(text.max(10_000)),
  support: orNull(text.max(1_000)),
  category: orNull(idOf(CATEGORIES)),
  licence: orNull(idOf(LICENCES)),
  language: orNull(text.max(35).refine(isLanguage, 'is not a language tag')),
  tags: list(text.trim().min(2).max(30), 5),
  privacy: integer.pipe(z.literal(Object.values(VideoPrivacy))),
  videoPasswords: list(text.min(2).max(255), 100),
  nsfw: boolean.exactOptional(),
  waitTranscoding: boolean.exactOptional(),
  downloadEnabled: boolean.exactOptional(),
  commentsPolicy: integer.pipe(z.literal([1, 2, 3])).exactOptional(),
  originallyPublishedAt: orNull(z.iso.datetime({ offset: true })),
});

/** A draft a video can be made of. */
export const Draft = Attributes.extend({
  privacy: Attributes.shape.privacy.default(VideoPrivacy.private),
}).refine(
  ({ privacy, videoPasswords }) =>
    privacy !== VideoPrivacy.passwordProtected || (videoPasswords?.length ?? 0) > 0,
  { path: ['videoPasswords'], message: 'A password protected video needs a password' },
);
export type Draft = z.output<typeof Draft>;

/** The part of a draft that has arrived before its file: wrong fields are refused before gigabytes follow. */
export const EarlyDraft = Attributes.partial();

/** What changes in a draft. */
export const DraftChange = z.strictObject(Attributes.partial().shape);
export type DraftChange = z.output<typeof DraftChange>;

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
