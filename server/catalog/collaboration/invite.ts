import type { Db } from '../../platform/db.ts';
import { Failure, forbidden, invalid, notFound } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { findAccount } from '../actors/account-queries.ts';
import type { Handle } from '../actors/handle.ts';
import type { Channel } from '../channel-queries.ts';
import { channelInvitation } from './events.ts';
import { collaboratorsOf, insertInvitation, lockChannel } from './queries.ts';

/** How many may run a channel beside its owner, asked ones included. */
const MAX_COLLABORATORS = 20;

/**
 * Asks an account of this node to help to run a channel. Fails with `not_found` or `forbidden` for one that is not
 * there or not of here, with `conflict` for one that was asked before, and with `invalid` for the owner or beyond the limit.
 */
export async function invite(db: Db, channel: Channel, handle: Handle) {
  const invited = await findAccount(db, handle);
  if (!invited) throw notFound('Account');
  const { account } = invited;
  if (account.host !== null || invited.userId === null)
    throw forbidden('Only accounts of this node can be asked.');
  if (account.id === channel.accountId)
    throw invalid('accountHandle', 'You cannot invite the owner of the channel');
  return db.transaction(async (tx) => {
    await lockChannel(tx, channel.id);
    if ((await collaboratorsOf(tx, channel.id)).length >= MAX_COLLABORATORS)
      throw invalid('accountHandle', `A channel has at most ${MAX_COLLABORATORS} collaborators`);
    const collaborator = await insertInvitation(tx, channel.id, account.id);
    if (!collaborator) throw new Failure('conflict', 'This account was asked already.');
    const { id, channelId, accountId } = collaborator;
    await emit(tx, channelInvitation, { collaboratorId: id, channelId, accountId });
    return { collaborator, account };
  });
}
