import type { Db } from '../../platform/db.ts';
import { forbidden, invalid, notFound } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { announceManyChanges } from '../change-queries.ts';
import { channelInvitationAccepted, channelInvitationRejected } from './events.ts';
import { deleteCollaborator, lockCollaborator, setInvitationState } from './queries.ts';

const EVENTS = { accepted: channelInvitationAccepted, rejected: channelInvitationRejected };

type Which = { channelId: number; collaboratorId: number };

/** Accepts or refuses an invitation. Fails with `invalid` unless it is the account's own and waits for an answer. */
export const answerInvitation = (
  db: Db,
  { channelId, collaboratorId }: Which,
  accountId: number,
  answer: 'accepted' | 'rejected',
) =>
  db.transaction(async (tx) => {
    const found = await lockCollaborator(tx, channelId, collaboratorId);
    if (!found) throw notFound('Collaborator');
    if (found.accountId !== accountId || found.state !== 'pending')
      throw invalid('collaboratorId', 'This is no invitation that waits for your answer');
    await setInvitationState(tx, collaboratorId, answer);
    await emit(tx, EVENTS[answer], { collaboratorId, channelId, accountId });
    await announceManyChanges(tx);
  });

/** Ends a collaboration, or withdraws an invitation: for who owns the channel, and for who collaborates. */
export const removeCollaborator = (
  db: Db,
  { channelId, collaboratorId }: Which,
  { accountId, ownsChannel }: { accountId: number; ownsChannel: boolean },
) =>
  db.transaction(async (tx) => {
    const found = await lockCollaborator(tx, channelId, collaboratorId);
    if (!found) throw notFound('Collaborator');
    if (!ownsChannel && found.accountId !== accountId)
      throw forbidden('Only the owner of the channel removes its collaborators.');
    await deleteCollaborator(tx, collaboratorId);
    await announceManyChanges(tx);
  });
