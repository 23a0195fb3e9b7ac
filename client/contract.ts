/** Shapes of the node's answers, as far as this client reads them. */
export interface Labelled {
  id: number | string | null;
  label: string;
}

export interface Page<Item> {
  total: number;
  data: Item[];
}

export interface Actor {
  id: number;
  name: string;
  displayName: string;
  host: string;
  avatars: { path: string; width: number }[];
}

export interface Video {
  id: number;
  uuid: string;
  shortUUID: string;
  name: string;
  truncatedDescription: string | null;
  category: Labelled;
  licence: Labelled;
  language: Labelled;
  privacy: Labelled;
  duration: number;
  aspectRatio: number | null;
  views: number;
  thumbnailPath: string | null;
  previewPath: string | null;
  publishedAt: string;
  createdAt: string;
  isLive: boolean;
  isLocal: boolean;
  account: Actor;
  channel: Actor;
}

export interface MediaFile {
  resolution: { id: number; label: string };
  width?: number;
  height?: number;
  size: number;
  fps: number;
  fileUrl: string;
  fileDownloadUrl: string;
  playlistUrl?: string;
}

export interface VideoDetails extends Video {
  description: string | null;
  tags: string[];
  state: { id: number; label: string };
  downloadEnabled: boolean;
  holdReason?: string | null;
  files: MediaFile[];
  streamingPlaylists: { playlistUrl: string; files: MediaFile[] }[];
}

export interface MyVideo extends Video {
  description: string | null;
  state: { id: number; label: string };
  holdReason: string | null;
}

/** `state.id` of a video. */
export const VIDEO_STATE = { published: 1, toTranscode: 2, transcodingFailed: 7 } as const;

/** `privacy.id` of a video. */
export const PRIVACY = { public: 1, unlisted: 2, private: 3, internal: 4, password: 5 } as const;

export interface Storyboard {
  storyboardPath: string;
  totalWidth: number;
  totalHeight: number;
  spriteWidth: number;
  spriteHeight: number;
  spriteDuration: number;
}

export interface Caption {
  language: { id: string; label: string };
  captionPath: string;
  automaticallyGenerated: boolean;
}

export interface User {
  id: number;
  username: string;
  email: string;
  role: { id: number; label: string };
  videoQuota: number;
  account: Actor;
  videoChannels: Actor[];
}

/** One event of `GET /videos/:id/progress`. */
export interface EncodingProgress {
  state: { id: number; label: string };
  stage: 'waiting' | 'copying' | 'encoding' | 'done' | 'held';
  percent: number | null;
  speed: number | null;
  secondsLeft: number | null;
  renditions: { resolution: number; state: 'planned' | 'ready' }[];
  reason: string | null;
}

/** What a creator says about a video while it is still arriving, or later. */
export interface Draft {
  name: string;
  description: string;
  privacy: number;
  channelId: number;
}

/** An upload that has begun and is not a video yet. */
export interface UnfinishedUpload {
  id: string;
  filename: string;
  sizeBytes: number;
  offsetBytes: number;
  name: string | null;
  description: string | null;
  privacy: number | null;
  channelId: number | null;
  state: 'receiving' | 'rejected';
  reason: string | null;
  createdAt: string;
}
