import { type Audience, channelAudience, PUBLIC } from '../audience.ts';
import { namesOfFlags } from '../sensitive-flags.ts';
import {
  announcesUrl,
  chaptersUrl,
  commentsUrl,
  dislikesUrl,
  likesUrl,
  playerSettingsUrl,
} from '../urls.ts';
import { type Caption, captionObject } from './caption.ts';
import { type Image, imageObject } from './image.ts';
import type { Label } from './label.ts';
import { type Storyboard, storyboardObject } from './storyboard.ts';
import { type Media, videoLinks } from './video-links.ts';

/** What another node learns of a video. All URLs are absolute. */
export type Video = Media & {
  url: string;
  uuid: string;
  name: string;
  isListed: boolean; // or else open only to those who know of it
  accountUrl: string;
  channelUrl: string;
  embedUrl: string | null; // none where it may not be embedded everywhere
  category: Label | null;
  licence: Label | null;
  language: Label | null;
  tags: string[];
  description: string | null; // Markdown
  support: string | null; // Markdown
  durationSeconds: number;
  aspectRatio: number | null;
  state: number; // of the contract's VideoState
  waitTranscoding: boolean;
  views: number;
  downloads: number;
  isSensitive: boolean;
  sensitiveFlags: number; // bits of the contract's NSFWFlag
  sensitiveSummary: string | null;
  commentsPolicy: number; // 1 free, 2 none, 3 on approval
  downloadEnabled: boolean;
  publishedAt: Date;
  updatedAt: Date;
  uploadedAt: Date | null; // when its source was last replaced
  originallyPublishedAt: Date | null;
  captions: Caption[];
  thumbnails: Image[]; // best first
  storyboard: Storyboard | null;
};

/** A video (contract § ActivityPub dialect, Video). */
export const videoObject = (video: Video) => ({
  ...videoAudience(video),
  type: 'Video',
  id: video.url,
  name: longEnough(video.name),
  duration: `PT${video.durationSeconds}S`,
  uuid: video.uuid,
  ...labels(video),
  views: video.views,
  downloads: video.downloads,
  ...sensitivity(video),
  waitTranscoding: video.waitTranscoding,
  state: video.state,
  canReply: video.commentsPolicy === 1 ? null : PUBLIC, // PeerTube says so of closed ones, too
  commentsPolicy: video.commentsPolicy,
  downloadEnabled: video.downloadEnabled,
  ...dates(video),
  tag: [...video.tags.map(hashtag), ...namesOfFlags(video.sensitiveFlags).map(sensitiveTag)],
  mediaType: 'text/markdown',
  content: video.description ? longEnough(video.description) : null,
  support: video.support ? longEnough(video.support) : null,
  subtitleLanguage: video.captions.map(captionObject),
  icon: video.thumbnails.map(imageObject),
  ...(video.storyboard && { preview: [storyboardObject(video.storyboard)] }),
  aspectRatio: video.aspectRatio,
  url: videoLinks(video),
  ...parts(video.url),
  embedUrl: video.embedUrl,
  attributedTo: [
    { type: 'Person', id: video.accountUrl },
    { type: 'Group', id: video.channelUrl },
  ],
  audience: video.channelUrl,
  ...NOT_LIVE,
});

const LEAST_CHARACTERS = 3;

/** PeerTube takes no video at all where one of its texts is shorter; spaces at the end mean nothing. */
const longEnough = (text: string): string =>
  text + ' '.repeat(Math.max(0, LEAST_CHARACTERS - Array.from(text).length));

/** Whom a video, and what is told of it, is for. */
const videoAudience = (video: Pick<Video, 'isListed' | 'accountUrl' | 'channelUrl'>): Audience =>
  channelAudience(video);

const labels = ({ category, licence, language }: Video) => ({
  ...(category && { category }),
  ...(licence && { licence }),
  ...(language && { language }),
});

const sensitivity = (video: Video) => ({
  sensitive: video.isSensitive,
  summary: video.sensitiveSummary,
});

const dates = (video: Video) => ({
  published: video.publishedAt.toISOString(),
  originallyPublishedAt: video.originallyPublishedAt?.toISOString() ?? null,
  schedules: [],
  updated: video.updatedAt.toISOString(),
  ...(video.uploadedAt && { uploadDate: video.uploadedAt.toISOString() }),
});

const parts = (url: string) => ({
  likes: likesUrl(url),
  dislikes: dislikesUrl(url),
  shares: announcesUrl(url),
  comments: commentsUrl(url),
  hasParts: chaptersUrl(url),
  playerSettings: playerSettingsUrl(url),
});

const NOT_LIVE = {
  isLiveBroadcast: false,
  liveSaveReplay: null,
  permanentLive: null,
  latencyMode: null,
  dvrWindow: null,
};

const hashtag = (name: string) => ({ type: 'Hashtag', name });

const sensitiveTag = (name: string) => ({ type: 'SensitiveTag', name });
