import type { PlaylistPrivacy } from '../video-playlists/video-playlist.ts';

/** What another node says of a playlist of its own. */
export type RemotePlaylistOfVideos = {
  /** Its id. */
  url: string;
  uuid: string;
  accountId: number;
  /** The channel it is published in, if any: one of its account. */
  channelId: number | null;
  /** Among its channel's, from 1, if that is told. */
  channelPosition?: number | null;
  displayName: string;
  description: string | null;
  privacy: typeof PlaylistPrivacy.public | typeof PlaylistPrivacy.unlisted;
  createdAt: Date;
  updatedAt: Date;
  /** In order; those whose video is not known here are left out. Undefined: as they were. */
  elements?: RemoteElement[] | undefined;
};

export type RemoteElement = {
  videoId: number;
  startSeconds: number | null;
  stopSeconds: number | null;
};
