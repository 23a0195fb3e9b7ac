import type { Followed } from '../../server/engagement/index.ts';
import { forbidden } from '../../server/platform/errors.ts';
import type { Actor } from './queries.ts';

/** The account an actor is. Fails with `forbidden` for a channel or a node: they neither write nor rate. */
export function accountOf({ accountId, url }: Actor): number {
  if (accountId === null) throw forbidden(`${url} is not an account.`);
  return accountId;
}

/** What is followed when somebody follows an actor: a channel or an account. Fails with `forbidden` for a node. */
export const followedOf = (actor: Actor): Followed =>
  actor.channelId === null ? { accountId: accountOf(actor) } : { channelId: actor.channelId };
