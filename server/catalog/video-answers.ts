import * as z from 'zod';

import { SharingMode } from '../instance/index.ts';
import { Account, AccountSummary, VideoChannel, VideoChannelSummary } from './actor-answers.ts';
import { LoudnessAnswer } from './loudness/answer.ts';
import { StreamingPlaylist, VideoFile } from './media-answers.ts';

/** A moment in JSON. */
export const Moment = z.iso.datetime();

/** A numbered value with its label. */
export const NumberedLabel = z.object({ id: z.int().nullable(), label: z.string() });
/** A lettered value with its label. */
export const LetteredLabel = z.object({ id: z.string().nullable(), label: z.string() });

const VideoFacts = z.object({
  id: z.int(),
  uuid: z.uuid(),
  shortUUID: z.string(),
  url: z.url(),
  name: z.string(),
  category: NumberedLabel,
  licence: NumberedLabel,
  language: LetteredLabel,
  privacy: NumberedLabel,
  nsfw: z.boolean(),
  nsfwFlags: z.int(),
  nsfwSummary: z.string().nullable(),
  truncatedDescription: z.string().nullable(),
  description: z.string().nullable(),
  isLocal: z.boolean(),
  duration: z.int(),
  aspectRatio: z.number().nullable(),
  views: z.int(),
  viewers: z.int(),
  downloads: z.int(),
  likes: z.int(),
  dislikes: z.int(),
  comments: z.int(),
  thumbnailPath: z.string().nullable(),
  previewPath: z.string().nullable(),
  thumbnails: z.array(
    z.object({ width: z.int(), height: z.int(), aspectRatio: z.string(), fileUrl: z.url() }),
  ),
  embedPath: z.string(),
  createdAt: Moment,
  updatedAt: Moment,
  publishedAt: Moment,
  originallyPublishedAt: Moment.nullable(),
  isLive: z.boolean(),
  scheduledUpdate: z.object({ updateAt: Moment, privacy: z.int().optional() }).optional(),
  userHistory: z.object({ currentTime: z.int() }).optional(),
});

/** A video as lists show it. */
export const VideoSummary = VideoFacts.extend({
  account: AccountSummary,
  channel: VideoChannelSummary,
});

const Moderated = {
  state: NumberedLabel,
  waitTranscoding: z.boolean(),
  blacklisted: z.boolean(),
  blacklistedReason: z.string().nullable(),
};

/** What a video was made of. */
export const VideoSource = z.object({
  inputFilename: z.string(),
  fileDownloadUrl: z.url().nullable(),
  resolution: z.object({ id: z.int(), label: z.string() }),
  size: z.int(),
  width: z.int(),
  height: z.int(),
  fps: z.number(),
  metadata: z.looseObject({}).nullable(),
  createdAt: Moment,
});

/** A video in the list of those who may change it. */
export const OwnVideoSummary = VideoSummary.extend({
  ...Moderated,
  holdReason: z.string().nullable(),
  blockedOwner: z.boolean(),
  blockedServer: z.boolean(),
  tags: z.array(z.string()),
  automaticTags: z.array(z.string()).optional(),
  files: z.array(VideoFile).optional(),
  streamingPlaylists: z.array(StreamingPlaylist).optional(),
  videoSource: VideoSource.nullable().optional(),
});

/** One video, whole. */
export const VideoDetails = VideoFacts.extend({
  ...Moderated,
  account: Account,
  channel: VideoChannel,
  streamingPlaylists: z.array(StreamingPlaylist),
  files: z.array(VideoFile), // what no playlist names: the source, for those who manage the video; another node's
  liveSchedules: z.array(z.object({ startAt: z.iso.datetime() })),
  support: z.string().nullable(),
  boosts: z.int(), // by people of other nodes
  tags: z.array(z.string()),
  commentsPolicy: NumberedLabel,
  commentsEnabled: z.boolean(),
  sharing: SharingMode.describe('as its owner has it; the node may allow less'),
  downloadEnabled: z.boolean(),
  inputFileUpdatedAt: Moment.nullable(),
  holdReason: z.string().nullable().optional(),
  trackerUrls: z.array(z.string()),
  embedPrivacyPolicy: NumberedLabel,
  loudness: LoudnessAnswer.nullable(),
});
