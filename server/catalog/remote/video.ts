import type { Chapter } from '../chapters/parse-chapters.ts';
import type { EmbedPolicy } from '../embed-privacy/embed-privacy.ts';
import type { VideoPrivacy, VideoState } from '../video.ts';
import type {
  RemoteCaption,
  RemoteFile,
  RemoteLive,
  RemotePlaylist,
  RemoteStoryboard,
} from './media.ts';

/** What another node says of a video of its own. */
export type RemoteVideo = {
  /** Its id, on the host of its channel's. */
  url: string;
  /** One of the node's choosing; a new one where it has none. */
  uuid: string;
  channelId: number;
  name: string;
  description: string | null;
  support: string | null;
  category: number | null;
  licence: number | null;
  language: string | null;
  tags: string[];
  privacy: typeof VideoPrivacy.public | typeof VideoPrivacy.unlisted;
  state: VideoState;
  nsfw: boolean;
  nsfwFlags: number;
  nsfwSummary: string | null;
  waitTranscoding: boolean;
  downloadEnabled: boolean;
  commentsPolicy: number;
  embedPrivacy: typeof EmbedPolicy.everywhere | typeof EmbedPolicy.asItsNodeSays;
  durationSeconds: number;
  aspectRatio: number | null;
  views: number;
  /** Undefined: as they were counted here. */
  likes?: number | undefined;
  dislikes?: number | undefined;
  downloads?: number | undefined;
  playerTheme?: string | undefined;
  /** When its source was last replaced. */
  inputFileUpdatedAt?: Date | null | undefined;
  createdAt: Date;
  publishedAt: Date;
  originallyPublishedAt: Date | null;
  /** By the clock of its node: what is older than what is known changes nothing. */
  updatedAt: Date;
  media: RemoteMedia;
  captions: RemoteCaption[];
  /** Undefined: as they were. */
  chapters?: Chapter[] | undefined;
};

export type RemoteMedia = {
  streamingPlaylists: RemotePlaylist[];
  /** Those no playlist names. */
  files: RemoteFile[];
  trackerUrls: string[];
  storyboard: RemoteStoryboard | null;
  /** Only of a live video. */
  live: RemoteLive | null;
};
