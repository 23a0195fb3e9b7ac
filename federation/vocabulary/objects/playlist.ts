import { channelAudience } from '../audience.ts';
import { pagingOf, type Paging } from '../collection.ts';
import { type Image, imageObject } from './image.ts';

/** What another node learns of a playlist. All URLs are absolute. */
export type Playlist = {
  url: string;
  uuid: string;
  name: string;
  description: string | null; // Markdown
  isListed: boolean; // or else open only to those who know of it
  accountUrl: string;
  channelUrl: string | null;
  channelPosition: number | null; // among its channel's, from 1
  thumbnail: Image | null;
  publishedAt: Date;
  updatedAt: Date;
};

/** A playlist with where its elements are, or with a page of them (contract § ActivityPub dialect, Playlist). */
export const playlistObject = (playlist: Playlist, paging: Paging) => ({
  ...channelAudience(playlist),
  ...pagingOf(playlist.url, paging),
  type: 'Playlist',
  ...(playlist.channelUrl !== null && { audience: playlist.channelUrl }),
  name: playlist.name,
  content: playlist.description,
  mediaType: 'text/markdown',
  uuid: playlist.uuid,
  ...(playlist.channelPosition !== null && { videoChannelPosition: playlist.channelPosition }),
  published: playlist.publishedAt.toISOString(),
  updated: playlist.updatedAt.toISOString(),
  attributedTo: playlist.channelUrl === null ? [] : [playlist.channelUrl],
  ...(playlist.thumbnail && { icon: imageObject(playlist.thumbnail) }),
});

export type PlaylistElement = {
  url: string;
  videoUrl: string;
  position: number;
  startSeconds: number | null;
  stopSeconds: number | null;
};

/** A place in a playlist. */
export const playlistElementObject = (element: PlaylistElement) => ({
  id: element.url,
  type: 'PlaylistElement',
  url: element.videoUrl,
  position: element.position,
  ...(element.startSeconds !== null && { startTimestamp: element.startSeconds }),
  ...(element.stopSeconds !== null && { stopTimestamp: element.stopSeconds }),
});
