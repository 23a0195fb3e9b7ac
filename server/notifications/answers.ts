import * as z from 'zod';

import { NotificationType } from './kinds.ts';

const id = z.int().positive();
const instant = z.iso.datetime();
const labelled = z.object({ id: z.int(), label: z.string() });

const ActorPicture = z.object({ width: id, path: z.string(), fileUrl: z.url() });

const ActorInfo = z.object({
  id,
  displayName: z.string(),
  name: z.string(),
  host: z.string(),
  avatar: ActorPicture.optional(),
  avatars: z.array(ActorPicture),
});

const VideoInfo = z.object({
  id,
  uuid: z.uuid(),
  shortUUID: z.string(),
  name: z.string(),
  state: labelled,
});

const Transfer = z.object({
  id,
  state: labelled,
  initiatorAccount: ActorInfo,
  nextOwnerAccount: ActorInfo,
});

/** Contract § Notification: of what it may be about, what its kind is about is there, while its reader may see it. */
const Notification = z.object({
  id,
  type: z.literal(Object.values(NotificationType)),
  read: z.boolean(),
  data: z.null(),
  video: VideoInfo.extend({ channel: ActorInfo }).optional(),
  comment: z
    .object({
      id,
      threadId: id,
      account: ActorInfo,
      video: VideoInfo,
      heldForReview: z.boolean(),
    })
    .optional(),
  abuse: z
    .object({
      id,
      state: z.int().min(1).max(3),
      video: VideoInfo.optional(),
      comment: z.object({ threadId: id, video: VideoInfo }).optional(),
      account: ActorInfo.optional(),
    })
    .optional(),
  videoBlacklist: z.object({ id, video: VideoInfo }).optional(),
  account: ActorInfo.optional(),
  registration: z.object({ id, username: z.string() }).optional(),
  actorFollow: z
    .object({
      id,
      state: z.enum(['pending', 'accepted', 'rejected']),
      follower: ActorInfo,
      following: z.object({
        type: z.enum(['account', 'channel', 'instance']),
        name: z.string(),
        displayName: z.string(),
        host: z.string(),
      }),
    })
    .optional(),
  videoChannelCollaborator: z
    .object({
      id,
      state: labelled,
      account: ActorInfo,
      channel: ActorInfo,
      channelOwner: ActorInfo,
    })
    .optional(),
  videoOwnershipChange: Transfer.extend({ video: VideoInfo.optional() }).optional(),
  videoImport: z
    .object({
      id,
      targetUrl: z.string().nullable(),
      magnetUri: z.string().nullable(),
      torrentName: z.string().nullable(),
      video: VideoInfo.optional(),
    })
    .optional(),
  videoChannelOwnershipChange: Transfer.extend({ videoChannel: ActorInfo }).optional(),
  createdAt: instant,
  updatedAt: instant,
});

export const Notifications = z.object({ total: z.int().min(0), data: z.array(Notification) });
