import * as z from 'zod';

import { SharingMode } from '../instance/index.ts';
import { parseJson } from '../platform/parse-json.ts';
import { CATEGORIES, COMMENTS_POLICIES, LICENCES } from './labels.ts';
import { LANGUAGES } from './languages.ts';
import { MAX_SENSITIVE_FLAGS, VideoPrivacy } from './video.ts';

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
const keyOf = (labels: Readonly<Record<string, string>>) => (key: string | number) =>
  Object.hasOwn(labels, String(key));

/** Where only text can be sent, a list is JSON, or a text that is its one item. */
const orJson = <S extends z.ZodType>(schema: S) =>
  orNull(
    z.preprocess(
      (value) => (typeof value === 'string' ? parseJson(value, [value]) : value),
      schema,
    ),
  );

const MAX_PASSWORDS = 100;

/** A password of a video. */
export const VideoPassword = text.min(2).max(100);
/** Those of one video. */
export const VideoPasswords = z
  .array(VideoPassword)
  .max(MAX_PASSWORDS)
  .refine((all) => new Set(all).size === all.length, 'has the same password twice');

const scheduled = z.object({
  updateAt: z.iso.datetime({ offset: true }),
  privacy: integer
    .pipe(z.literal([VideoPrivacy.public, VideoPrivacy.unlisted, VideoPrivacy.internal]))
    .default(VideoPrivacy.public),
});

/** What a person may say about a video; the limits are the contract's (§ videos/upload). */
export const videoFields = {
  channelId: integer.exactOptional(),
  name: text.trim().min(3).max(120),
  description: orNull(text.max(10_000)),
  support: orNull(text.max(1_000)),
  category: orNull(integer.refine(keyOf(CATEGORIES), 'is not known here')),
  licence: orNull(integer.refine(keyOf(LICENCES), 'is not known here')),
  language: orNull(text.refine(keyOf(LANGUAGES), 'is not a language known here')),
  tags: orJson(
    z
      .array(text.trim().min(2).max(30))
      .max(5)
      .transform((tags) => [...new Set(tags)]),
  ),
  privacy: integer.pipe(z.literal(Object.values(VideoPrivacy))),
  videoPasswords: orJson(VideoPasswords),
  nsfw: boolean.exactOptional(),
  nsfwFlags: integer.pipe(z.int().min(0).max(MAX_SENSITIVE_FLAGS)).exactOptional(),
  nsfwSummary: orNull(text.min(3).max(250)),
  waitTranscoding: boolean.exactOptional(),
  downloadEnabled: boolean.exactOptional(),
  sharing: SharingMode.exactOptional(),
  commentsPolicy: integer.refine(keyOf(COMMENTS_POLICIES), 'is not known here').exactOptional(),
  originallyPublishedAt: orNull(z.iso.datetime({ offset: true })),
  scheduleUpdate: orNull(scheduled),
};

type Said = Partial<
  Record<'nsfw' | 'nsfwFlags' | 'nsfwSummary' | 'privacy' | 'videoPasswords', unknown>
>;
/** What `refine` takes. */
type Rule = [holds: (said: Said) => boolean, { path: string[]; message: string }];

/** What is not sensitive has nothing to warn of. */
export const WARNS_OF_SENSITIVE: Rule = [
  ({ nsfw, nsfwFlags, nsfwSummary }) => nsfw !== false || (!nsfwFlags && !nsfwSummary),
  { path: ['nsfw'], message: 'Should be true where something is warned of' },
];

/** What asks for a password has one. */
export const HAS_PASSWORD: Rule = [
  ({ privacy, videoPasswords }) =>
    privacy !== VideoPrivacy.passwordProtected ||
    (Array.isArray(videoPasswords) && videoPasswords.length > 0),
  { path: ['videoPasswords'], message: 'A password protected video needs a password' },
];
