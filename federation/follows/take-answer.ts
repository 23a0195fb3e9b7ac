import * as z from 'zod';

import { followAs } from '../../server/engagement/index.ts';
import type { Db } from '../../server/platform/db.ts';
import { emit } from '../../server/platform/events.ts';
import { accountOf, followedOf } from '../actors/actor-of.ts';
import type { Actor } from '../actors/queries.ts';
import { type Handler, type Handling, Ignored } from '../inbox/handling.ts';
import { Reference, Url } from '../vocabulary/incoming/common.ts';
import { followAccepted } from './events.ts';
import { ourActorAt } from './our-actor-at.ts';
import { findAccountFollow, type Pair, setFollowState } from './queries.ts';
import { announceFollows } from './settle-followed.ts';

const Follow = z.object({
  type: z.literal('Follow'),
  id: Url,
  actor: Reference,
  object: Reference,
});

type State = 'accepted' | 'rejected';

/** Who is followed accepts it, or does no longer. Only who was asked can answer. */
const takeAnswer =
  (state: State): Handler =>
  async (node, { activity, signer }) => {
    const asked = Follow.safeParse(activity.object).data;
    const follower = await followerOf(node, asked?.actor ?? followerUrl(activity.object));
    if (!follower) throw new Ignored('nobody of this node asked to follow');
    const pair = { followerId: follower.id, followedId: signer.id };
    await node.db.transaction(async (tx) => {
      const changed =
        follower.type === 'Application'
          ? await answerNode(tx, pair, state)
          : await answerAccount(tx, { follower, followed: signer, state });
      if (changed && state === 'accepted') await emit(tx, followAccepted, pair);
    });
  };

/** Returns whether the follow was in another state. */
async function answerNode(tx: Db, pair: Pair, state: State): Promise<boolean> {
  const changed = await setFollowState(tx, pair, state);
  if (changed) await announceFollows(tx);
  return changed !== undefined;
}

type Answer = { follower: Actor; followed: Actor; state: State };

/** Returns whether the follow was in another state. */
async function answerAccount(tx: Db, { follower, followed, state }: Answer): Promise<boolean> {
  const follow = { followerId: accountOf(follower), target: followedOf(followed) };
  const asked = await findAccountFollow(tx, follow);
  if (!asked) throw new Ignored('nobody asked to follow');
  await followAs(tx, { ...follow, url: null, state });
  return asked.state !== state;
}

/** The follower is in the id of the follow this node made: `<actor>/follows/<number>`. Some answer with the id alone. */
function followerUrl(object: unknown): string | undefined {
  const id = Reference.safeParse(object).data;
  return id?.match(/^(.*)\/follows\/\d+$/)?.[1];
}

const followerOf = (node: Handling, url: string | undefined) =>
  url === undefined ? Promise.resolve(undefined) : ourActorAt(node.db, node, url);

export const takeAccept = takeAnswer('accepted');
export const takeReject = takeAnswer('rejected');
