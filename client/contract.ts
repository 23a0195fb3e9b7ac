import type { InferResponseType } from 'hono/client';

import type { node } from './node.ts';

type One = (typeof node.videos)[':id'];
type Element<List extends readonly unknown[]> = List[number];

/** A video with all that is known of it. */
export type VideoDetails = InferResponseType<One['$get']>;

/** A video of one's own, as it is listed. */
export type MyVideo = Element<InferResponseType<typeof node.users.me.videos.$get>['data']>;

/** A video as it is listed for everyone. */
export type Video = Omit<
  MyVideo,
  | 'state'
  | 'waitTranscoding'
  | 'holdReason'
  | 'blacklisted'
  | 'blacklistedReason'
  | 'blockedOwner'
  | 'blockedServer'
  | 'tags'
>;

export type MediaFile = Element<Element<VideoDetails['streamingPlaylists']>['files']>;
export type Storyboard = Element<InferResponseType<One['storyboards']['$get']>['storyboards']>;
export type Caption = Element<InferResponseType<One['captions']['$get']>['data']> & {
  automaticallyGenerated?: boolean;
};

type Search = typeof node.search;

/** A channel of any node, as it was searched for. */
export type FoundChannel = Element<InferResponseType<Search['video-channels']['$get']>['data']>;

/** A playlist of any node, likewise. */
export type FoundPlaylist = Element<InferResponseType<Search['video-playlists']['$get']>['data']>;

/** Who is signed in. */
export type User = InferResponseType<typeof node.users.me.$get>;
export type Channel = Element<User['videoChannels']>;

/** A passkey of one's own. */
export type Passkey = Element<InferResponseType<typeof node.users.me.passkeys.$get>['data']>;

/** Where one is signed in. */
export type UserSession = Element<
  InferResponseType<(typeof node.users)[':id']['token-sessions']['$get']>['data']
>;

/** An archive of what a user has here. */
export type UserExport = Element<
  InferResponseType<(typeof node.users)[':userId']['exports']['$get']>['data']
>;

/** An upload that has begun and is not a video yet. */
export type UnfinishedUpload = Element<InferResponseType<typeof node.uploads.$get>['data']>;

/** What can be watched of an upload while it comes. */
export type UploadPreview = InferResponseType<(typeof node.uploads)[':id']['preview']['$get']>;

/** What a creator says about a video while it is still arriving, or later. */
export interface Draft {
  name: string;
  description: string;
  privacy: number;
  channelId: number;
}

/** A name with the number or code it stands for; nothing was chosen when that is null. */
export interface Labelled {
  id: number | string | null;
  label: string;
}

/** `state.id` of a video. */
export const VIDEO_STATE = {
  published: 1,
  toTranscode: 2,
  waitingForLive: 4,
  liveEnded: 5,
  transcodingFailed: 7,
} as const;

/** `privacy.id` of a video. */
export const PRIVACY = { public: 1, unlisted: 2, private: 3, internal: 4, password: 5 } as const;

/** `role.id` of a user. */
export const ROLE = { administrator: 0, moderator: 1, user: 2 } as const;

/** One event of the stream that tells how an encoding goes. */
export interface EncodingProgress {
  state: { id: number; label: string };
  stage: 'waiting' | 'copying' | 'encoding' | 'paused' | 'done' | 'held';
  percent: number | null;
  speed: number | null;
  secondsLeft: number | null;
  renditions: { resolution: number; state: 'planned' | 'ready' }[];
  reason: string | null;
  /** It waits until the disk of the node has room: that is the reason. */
  lacksRoom: boolean;
}
