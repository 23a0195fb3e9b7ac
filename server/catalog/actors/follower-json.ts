import * as z from 'zod';

import { ActorImage, AccountSummary } from '../actor-answers.ts';
import { accountJson, type Origin, channelJson } from '../actor-json.ts';
import type { Account } from '../channel-queries.ts';
import type { FollowRow } from './follower-queries.ts';

const FollowActor = AccountSummary.extend({
  hostRedundancyAllowed: z.boolean(),
  followingCount: z.int().min(0),
  followersCount: z.int().min(0),
  createdAt: z.iso.datetime(),
  banners: z.array(ActorImage),
});

/** Who follows whom (contract § Follow). */
export const Follow = z.object({
  id: z.int().positive(),
  follower: FollowActor,
  following: FollowActor,
  score: z.int(),
  state: z.enum(['pending', 'accepted', 'rejected']),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

const FULL_SCORE = 10_000; // how reachable a follower is: nothing is held against anybody yet

/** `followed` is the account that is followed, unless one of its channels is. */
export const followJson = (
  node: Origin,
  { follow, follower, channel }: FollowRow,
  followed: Account,
) => ({
  id: follow.id,
  follower: { ...accountJson(node, follower, null), banners: [] },
  following: channel
    ? channelJson(node, channel)
    : { ...accountJson(node, followed, null), banners: [] },
  score: FULL_SCORE,
  state: follow.state,
  createdAt: follow.createdAt,
  updatedAt: follow.updatedAt,
});
