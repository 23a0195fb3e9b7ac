import * as z from 'zod';

import { AccountSummary, ListOf, VideoChannelSummary } from '../actor-answers.ts';
import { VideoSummary } from '../video-answers.ts';
import { ElementType } from './video-playlist.ts';

const id = z.int().positive();
const instant = z.iso.datetime();
const seconds = z.int().min(0).nullable();
const labelled = z.object({ id: z.int(), label: z.string() });

/** Contract § VideoPlaylist. A playlist nobody lends a picture has no `thumbnailPath`. */
export const VideoPlaylist = z.object({
  id,
  uuid: z.uuid(),
  shortUUID: z.string().length(22),
  isLocal: z.boolean(),
  url: z.url(),
  displayName: z.string().min(1),
  description: z.string().nullable(),
  privacy: labelled,
  thumbnailPath: z.string().startsWith('/lazy-static/').nullable(),
  thumbnails: z.array(
    z.object({ height: id, width: id, aspectRatio: z.string(), fileUrl: z.url() }),
  ),
  embedPath: z.string(),
  type: labelled,
  videosLength: z.int().min(0),
  createdAt: instant,
  updatedAt: instant,
  ownerAccount: AccountSummary,
  videoChannelPosition: id.nullable(),
  videoChannel: VideoChannelSummary.nullable(),
});
export const VideoPlaylists = ListOf(VideoPlaylist);

export const CreatedPlaylist = z.object({
  videoPlaylist: z.object({ id, uuid: z.uuid(), shortUUID: z.string().length(22) }),
});

/** Contract § VideoPlaylistElement. */
export const Elements = ListOf(
  z.object({
    id,
    position: id,
    startTimestamp: seconds,
    stopTimestamp: seconds,
    type: z.literal(Object.values(ElementType)),
    video: VideoSummary.nullable(),
  }),
);
export const CreatedElement = z.object({ videoPlaylistElement: z.object({ id }) });

export const Privacies = z.record(z.string(), z.string());

/** By the number of the video. */
export const VideosExist = z.record(
  z.string(),
  z.array(
    z.object({
      playlistElementId: id,
      playlistId: id,
      playlistDisplayName: z.string(),
      playlistShortUUID: z.string(),
      startTimestamp: seconds,
      stopTimestamp: seconds,
    }),
  ),
);
