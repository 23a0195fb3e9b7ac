import { expect } from 'vitest';
import * as z from 'zod';

/**
 * What a PeerTube 8.2 node demands of an activity and its object before it does anything about it (contract § Receiver
 * demands): what fails here is dropped there, mostly without a word.
 */

const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';

const url = z
  .url({ protocol: /^https?$/ })
  .min(3)
  .max(2_000);
const moment = z.iso.datetime({ offset: true });
const reference = z.union([url, z.looseObject({ id: url })]);
const duration = z.string().regex(/^PT\d+S$/);
const whole = z.int().min(0);
const wholeAsText = z.string().regex(/^\d+$/);
const textOf = (min: number, max: number) => z.string().min(min).max(max).nullish();
const audience = { to: z.array(url).optional(), cc: z.array(url).optional() };

const image = z.looseObject({
  type: z.literal('Image'),
  url,
  mediaType: z.enum(['image/png', 'image/gif', 'image/webp', 'image/jpeg']),
  width: whole,
  height: whole,
});

const storyboard = z.looseObject({
  type: z.literal('Image'),
  rel: z.tuple([z.literal('storyboard')]),
  url: z.tuple([
    z.looseObject({
      mediaType: z.literal('image/jpeg'),
      href: url,
      width: whole,
      height: whole,
      tileWidth: whole,
      tileHeight: whole,
      tileDuration: duration,
    }),
  ]),
});

const caption = z.looseObject({
  identifier: z.string().min(1).max(10),
  url: z
    .array(
      z.looseObject({
        type: z.literal('Link'),
        href: url,
        mediaType: z.enum(['text/vtt', 'application/x-mpegURL']),
      }),
    )
    .min(1),
});

const Video = z.looseObject({
  type: z.literal('Video'),
  id: url,
  name: z.string().min(3).max(120),
  uuid: z.uuid(),
  duration,
  views: whole,
  published: moment,
  updated: moment,
  originallyPublishedAt: moment.nullish(),
  uploadDate: moment.nullish(),
  category: z.looseObject({ identifier: wholeAsText }).nullish(),
  licence: z.looseObject({ identifier: wholeAsText }).nullish(),
  language: z.looseObject({ identifier: z.string().max(10) }).nullish(),
  content: textOf(3, 10_000),
  mediaType: z.literal('text/markdown'),
  support: textOf(3, 1_000),
  sensitive: z.boolean(),
  waitTranscoding: z.boolean(),
  downloadEnabled: z.boolean(),
  isLiveBroadcast: z.boolean(),
  state: z.int().min(1).max(12),
  commentsPolicy: z.int().min(1).max(3),
  tag: z.array(z.looseObject({ type: z.string(), name: z.string().min(2).max(30) })),
  icon: z.array(image).min(1),
  preview: z.tuple([storyboard]).optional(),
  subtitleLanguage: z.array(caption),
  url: z.array(z.looseObject({ type: z.literal('Link'), href: z.string().min(5) })).min(1),
  attributedTo: z.array(reference).min(1),
  audience: url,
  embedUrl: url.nullable(),
  hasParts: url,
  playerSettings: url,
  ...audience,
});

const Note = z
  .looseObject({
    type: z.literal('Note'),
    id: url,
    url,
    content: z.string().min(1),
    inReplyTo: url,
    attributedTo: url,
    published: moment,
    updated: moment,
    to: z.array(url),
    cc: z.array(url),
  })
  .refine(({ to, cc }) => [...to, ...cc].includes(PUBLIC));

const Playlist = z.looseObject({
  type: z.literal('Playlist'),
  id: url,
  name: z.string().min(1).max(120),
  content: textOf(3, 1_000),
  uuid: z.uuid(),
  totalItems: whole,
  published: moment,
  updated: moment,
  attributedTo: z.tuple([url]), // without a channel it is dropped
});

const WatchAction = z.looseObject({
  type: z.literal('WatchAction'),
  id: url,
  object: url,
  uuid: z.uuid(),
  duration,
  startTime: moment,
  endTime: moment,
  actionStatus: z.literal('CompletedActionStatus'),
  watchSections: z.array(z.object({ startTimestamp: whole, endTimestamp: whole })),
});

const CacheFile = z.looseObject({
  type: z.literal('CacheFile'),
  id: url,
  object: url,
  expires: moment.nullable(),
  url: z.object({
    type: z.literal('Link'),
    mediaType: z.literal('application/x-mpegURL'),
    href: url,
  }),
});

const PlayerSettings = z.looseObject({
  type: z.literal('PlayerSettings'),
  id: url,
  object: url,
  theme: z.enum(['channel-default', 'instance-default', 'galaxy', 'lucide']),
});

const ofAll = {
  id: url,
  inbox: url,
  outbox: url,
  followers: url,
  following: url,
  preferredUsername: z.string().regex(/^[\w.:-]+$/),
  endpoints: z.object({ sharedInbox: url }),
  publicKey: z.looseObject({
    id: url,
    owner: url,
    publicKeyPem: z.string().startsWith('-----BEGIN PUBLIC KEY-----').max(5_000),
  }),
  icon: z.array(image).optional(),
  image: z.array(image).optional(),
  url: z.array(z.object({ type: z.literal('Link'), mediaType: z.literal('text/html'), href: url })),
};

const Actor = z.discriminatedUnion('type', [
  z.looseObject({ type: z.enum(['Person', 'Application']), ...ofAll }),
  z.looseObject({
    type: z.literal('Group'),
    ...ofAll,
    support: textOf(3, 1_000),
    attributedTo: z.array(reference).min(1),
  }),
]);

const said = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.looseObject({ type: z.literal(type), id: url, actor: url, ...audience, ...shape });

const Create = said('Create', {
  object: z.discriminatedUnion('type', [Video, Note, Playlist, WatchAction, CacheFile]),
});
const about = { object: reference };
const Undone = z.discriminatedUnion('type', [
  said('Follow', about),
  said('Like', about),
  said('Dislike', about),
  said('Announce', about),
  Create,
]);

const Activity = z.discriminatedUnion('type', [
  Create,
  said('Update', {
    object: z.union([Video, Playlist, CacheFile, PlayerSettings, Actor]),
  }),
  said('Undo', { object: Undone }),
  ...(['Delete', 'Follow', 'Announce', 'Like', 'Dislike'] as const).map((type) =>
    said(type, about),
  ),
  ...(['Accept', 'Reject'] as const).map((type) => said(type, {})),
  ...(['View', 'Download'] as const).map((type) => said(type, { object: url })),
  said('ApproveReply', { object: url, inReplyTo: url }),
  said('Flag', { object: url, content: z.string().min(2).max(3_000) }),
]);

/** Fails unless PeerTube would take an activity; `apart`: what of it may be otherwise, by its path. */
export function expectTaken(activity: object, apart: string[] = []): void {
  const issues = Activity.safeParse(activity).error?.issues ?? [];
  const found = issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  expect(found.filter(({ path }) => !apart.includes(path))).toEqual([]);
}
