import * as z from 'zod';

import type { RemoteVideo } from '../../../server/catalog/index.ts';
import { flagsOfNames } from '../sensitive-flags.ts';
import { Picture } from './actor.ts';
import {
  Addressed,
  AnyMoment,
  FirstReference,
  isForAll,
  listOf,
  Moment,
  optional,
  or,
  orNull,
  Reference,
  sameHost,
  text,
  Url,
} from './common.ts';
import { Duration } from './duration.ts';
import { VideoLinks } from './video-links.ts';

const VIDEO_STATE_PUBLISHED = 1;
const PRIVACY = { public: 1, unlisted: 2 } as const;
const COMMENTS = { on: 1, off: 2 } as const;
const EMBEDDING = { everywhere: 1, asItsNodeSays: 3 } as const;
const MAX_TAGS = 20;
const MAX_SCHEDULES = 20;

const count = z
  .number()
  .int()
  .min(0)
  .max(2 ** 31 - 1);
const Identified = z
  .object({ identifier: z.coerce.string().max(50) })
  .transform(({ identifier }) => identifier);
const SmallNumber = Identified.transform(Number).pipe(z.number().int().min(1).max(1_000));

const Tag = z.object({ type: z.string(), name: text(60) });

const Caption = z.object({
  identifier: z.string().min(1).max(20),
  automaticallyGenerated: or(z.boolean(), false),
  url: listOf(z.object({ href: Url, mediaType: optional(z.string()) }), 4),
});

const Storyboard = z.object({
  rel: listOf(z.string(), 5),
  url: listOf(
    z.object({
      href: Url,
      width: z.number().int().min(1).max(32_000),
      height: z.number().int().min(1).max(32_000),
      tileWidth: z.number().int().min(1).max(4_000),
      tileHeight: z.number().int().min(1).max(4_000),
      tileDuration: Duration,
    }),
    2,
  ),
});

/** A video of another node. What it says is taken as far as it makes sense; without these it is no video. */
const Base = z.object({
  id: Url,
  type: z.literal('Video'),
  name: text(300).pipe(z.string().trim().min(1)),
  uuid: z.uuid(),
  duration: Duration,
  published: Moment,
  updated: optional(Moment),
  attributedTo: listOf(Reference, 5),
  url: VideoLinks,
  icon: listOf(Picture, 10),
  tag: listOf(Tag, 100),
  preview: listOf(Storyboard, 5),
  subtitleLanguage: listOf(Caption, 200),
  category: orNull(SmallNumber),
  licence: orNull(SmallNumber),
  language: orNull(Identified),
  views: or(count, 0),
  downloads: optional(count),
  sensitive: or(z.boolean(), false),
  summary: orNull(text(500)),
  content: orNull(text(10_000).transform((said) => said.trimEnd())),
  support: orNull(text(1_000).transform((said) => said.trimEnd())),
  waitTranscoding: or(z.boolean(), false),
  state: or(z.number().int().min(1).max(12), VIDEO_STATE_PUBLISHED),
  commentsPolicy: optional(z.number().int().min(1).max(3)),
  commentsEnabled: optional(z.boolean()), // of older nodes
  downloadEnabled: or(z.boolean(), true),
  originallyPublishedAt: orNull(Moment),
  uploadDate: orNull(Moment), // when its source was last replaced
  aspectRatio: orNull(z.number().min(0.01).max(100)),
  embedUrl: Url.nullish().catch(undefined), // null: it may not be embedded everywhere; nothing: of older nodes
  isLiveBroadcast: or(z.boolean(), false),
  liveSaveReplay: or(z.boolean(), false),
  permanentLive: or(z.boolean(), false),
  latencyMode: or(z.number().int().min(1).max(3), 1),
  dvrWindow: orNull(Duration),
  schedules: listOf(z.object({ startDate: AnyMoment }), MAX_SCHEDULES),
  hasParts: orNull(FirstReference),
  playerSettings: orNull(FirstReference),
  likes: orNull(FirstReference),
  dislikes: orNull(FirstReference),
  comments: orNull(FirstReference),
  ...Addressed.shape,
});

export const ForeignVideo = Base.refine(
  ({ id, attributedTo }) =>
    attributedTo.length > 0 && attributedTo.every((url) => sameHost(url, id)),
  'Should be by somebody of its own host',
).refine(isForAll, 'Should be for everybody');

export type ForeignVideo = z.output<typeof ForeignVideo>;

/** When it changed last, by the clock of its node. */
export const changedAt = ({ updated, published }: ForeignVideo): Date => updated ?? published;

/** A video as the catalog takes it in, but for its channel. */
export const toRemoteVideo = (video: ForeignVideo): Omit<RemoteVideo, 'channelId'> => ({
  url: video.id,
  uuid: video.uuid,
  name: video.name,
  description: video.content || null,
  support: video.support || null,
  category: video.category,
  licence: video.licence,
  language: video.language,
  tags: tagsOf(video),
  privacy: isForAll({ to: video.to }) ? PRIVACY.public : PRIVACY.unlisted,
  state: video.state as RemoteVideo['state'],
  nsfw: video.sensitive,
  nsfwFlags: flagsOfNames(namesOf(video, 'SensitiveTag')),
  nsfwSummary: video.summary,
  waitTranscoding: video.waitTranscoding,
  downloadEnabled: video.downloadEnabled,
  commentsPolicy:
    video.commentsPolicy ?? (video.commentsEnabled === false ? COMMENTS.off : COMMENTS.on),
  embedPrivacy: video.embedUrl === null ? EMBEDDING.asItsNodeSays : EMBEDDING.everywhere,
  durationSeconds: Math.round(video.duration),
  aspectRatio: video.aspectRatio,
  views: video.views,
  downloads: video.downloads,
  createdAt: video.published,
  publishedAt: video.published,
  originallyPublishedAt: video.originallyPublishedAt,
  inputFileUpdatedAt: video.uploadDate,
  updatedAt: changedAt(video),
  media: {
    ...mediaOf(video),
    storyboard: storyboardOf(video),
    live: liveOf(video),
  },
  captions: video.subtitleLanguage.flatMap(captionOf),
});

function mediaOf({ url }: ForeignVideo) {
  const { manifestUrl: _, ...media } = url;
  return media;
}

const namesOf = ({ tag }: ForeignVideo, type: string) =>
  tag.filter((each) => each.type === type).map(({ name }) => name);

const tagsOf = (video: ForeignVideo) =>
  [...new Set(namesOf(video, 'Hashtag').map((name) => name.replace(/^#/, '')))].slice(0, MAX_TAGS);

function captionOf({ identifier, automaticallyGenerated, url: links }: z.output<typeof Caption>) {
  const ofType = (type: string) => links.find(({ mediaType }) => mediaType === type)?.href;
  const url = ofType('text/vtt') ?? links[0]?.href;
  if (!url) return [];
  const m3u8Url = ofType('application/x-mpegURL') ?? null;
  return [{ language: identifier, automaticallyGenerated, url, m3u8Url }];
}

function storyboardOf({ preview }: ForeignVideo) {
  const sprite = preview.find(({ rel }) => rel.includes('storyboard'))?.url[0];
  if (!sprite) return null;
  return {
    url: sprite.href,
    totalWidth: sprite.width,
    totalHeight: sprite.height,
    spriteWidth: sprite.tileWidth,
    spriteHeight: sprite.tileHeight,
    spriteSeconds: sprite.tileDuration,
  };
}

const liveOf = (video: ForeignVideo) =>
  video.isLiveBroadcast
    ? {
        permanent: video.permanentLive,
        savesReplay: video.liveSaveReplay,
        latencyMode: video.latencyMode,
        rewindSeconds: video.dvrWindow,
        schedules: video.schedules.map(({ startDate }) => ({ startAt: startDate.toISOString() })),
      }
    : null;
