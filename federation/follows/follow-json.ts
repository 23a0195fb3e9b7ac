import * as z from 'zod';

import { ActorImage } from '../../server/catalog/index.ts';
import { imagesJson } from '../../server/platform/pictures/picture.ts';
import type { Actor } from '../actors/queries.ts';
import type { ActorFacts } from './actor-facts.ts';
import type { FollowRow } from './list-queries.ts';

type Origin = Pick<URL, 'origin' | 'host'>;

const instant = z.iso.datetime();
const count = z.int().min(0);

/** Contract § Actor. */
const ActorAnswer = z.object({
  id: z.int().positive(),
  url: z.url(),
  name: z.string(),
  host: z.string(),
  avatars: z.array(ActorImage),
  banners: z.array(ActorImage),
  hostRedundancyAllowed: z.boolean(),
  followingCount: count,
  followersCount: count,
  createdAt: instant,
});

/** Contract § Follow. */
export const Follow = z.object({
  id: z.int().positive(),
  follower: ActorAnswer,
  following: ActorAnswer,
  score: z.int(),
  state: z.enum(['pending', 'accepted', 'rejected']),
  createdAt: instant,
  updatedAt: instant,
});

const SCORE = 10_000; // the best of PeerTube's scale; at 0, follows do not count

const actorJson = (node: Origin, actor: Actor, { avatars, banners, ...counts }: ActorFacts) => ({
  id: actor.id,
  url: actor.url,
  name: actor.name,
  host: actor.host ?? node.host,
  avatars: imagesJson(node, avatars),
  banners: imagesJson(node, banners),
  ...counts,
  createdAt: actor.createdAt,
});

/** A follow (contract § Follow), with what is shown of the two. */
export const followJson = (
  node: Origin,
  { follow, follower, followed, isOver }: FollowRow,
  facts: Map<number, ActorFacts>,
) => ({
  id: follow.id,
  follower: actorJson(node, follower, facts.get(follower.id)!),
  following: actorJson(node, followed, facts.get(followed.id)!),
  score: isOver ? 0 : SCORE,
  state: follow.state,
  createdAt: follow.createdAt,
  updatedAt: follow.updatedAt,
});
