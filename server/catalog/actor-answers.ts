import * as z from 'zod';

const id = z.int().positive();
const instant = z.iso.datetime();
const count = z.int().min(0);

/** One size of an avatar or banner (contract § ActorImage). */
export const ActorImage = z.object({
  width: z.int().positive(),
  height: z.int().positive(),
  path: z.string().startsWith('/lazy-static/'),
  fileUrl: z.url(),
  createdAt: instant,
  updatedAt: instant,
});

const actor = {
  id,
  name: z.string().min(1),
  displayName: z.string(),
  url: z.url(),
  host: z.string().min(1),
  avatars: z.array(ActorImage),
};

const fullActor = {
  ...actor,
  hostRedundancyAllowed: z.boolean(),
  followingCount: count,
  followersCount: count,
  createdAt: instant,
  updatedAt: instant,
  description: z.string().nullable(),
  /** Where it went, if it did: ours. */
  movedTo: z.url().optional(),
};

/** Contract § AccountSummary. */
export const AccountSummary = z.object(actor);

/** Contract § Account. */
export const Account = z.object({ ...fullActor, userId: id.optional() });

/** Contract § VideoChannelSummary. */
export const VideoChannelSummary = z.object(actor);

const channel = {
  ...fullActor,
  banners: z.array(ActorImage),
  support: z.string().nullable(),
  publicEmail: z.string().nullable(),
  isLocal: z.boolean(),
};

/** A channel with everything about its owner (contract § VideoChannel). */
export const VideoChannel = z.object({ ...channel, ownerAccount: Account });

/** A channel as lists of channels show it. The statistics are for those who run the channel. */
export const ListedChannel = z.object({
  ...channel,
  ownerAccount: AccountSummary.extend({ hostRedundancyAllowed: z.boolean() }),
  viewsPerDay: z.array(z.object({ date: instant, views: count })).optional(),
  totalViews: count.optional(),
});

/** A channel in `users/me`: whose it is is known, unless one only collaborates. */
export const OwnChannel = z.object({
  ...channel,
  ownerAccountId: id.nullable(),
  ownerAccountName: z.string().nullable(),
});

/** `{ total, data }` of anything. */
export const ListOf = <S extends z.ZodType>(item: S) =>
  z.object({ total: count, data: z.array(item) });
