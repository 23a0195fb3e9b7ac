import type { User } from '../../identity/index.ts';
import { recordAct } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, forbidden, notFound } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { abuseMessagePosted } from '../events.ts';
import {
  type Abuse,
  countMessages,
  deleteMessage,
  findAbuse,
  findMessage,
  insertMessage,
  isLocalUser,
  MAX_MESSAGES,
} from './queries.ts';

const isModerator = ({ role }: User) => role !== 'user';

/**
 * The report, if the user may talk about it: its reporter and the moderators do. Fails with `not_found`, with
 * `forbidden`, and with `invalid` when the reporter is of another node and cannot be talked to.
 */
export async function findDiscussed(db: Db, user: User, id: number): Promise<Abuse> {
  const abuse = await findAbuse(db, id);
  if (!abuse) throw notFound('Abuse');
  if (abuse.reporterId !== user.accountId && !isModerator(user)) {
    throw forbidden('Only its reporter and moderators may talk about a report.');
  }
  if (!(await isLocalUser(db, abuse.reporterId))) {
    throw new Failure('invalid', 'Who reported this is not a user of this node.');
  }
  return abuse;
}

/** Writes about a report, and returns the number of the message. Fails as `findDiscussed` does. */
export async function postMessage(db: Db, user: User, abuseId: number, message: string) {
  const { reporterId } = await findDiscussed(db, user, abuseId);
  if ((await countMessages(db, abuseId)) >= MAX_MESSAGES) {
    throw new Failure('conflict', 'Enough has been said about this report.');
  }
  return db.transaction(async (tx) => {
    const messageId = await insertMessage(tx, {
      abuseId,
      message,
      accountId: user.accountId,
      byModerator: reporterId !== user.accountId,
    });
    await emit(tx, abuseMessagePosted, { abuseId, messageId });
    return messageId;
  });
}

/** Deletes one's own message, or, as a moderator, anybody's. Fails as `findDiscussed` does. */
export async function removeMessage(db: Db, user: User, abuseId: number, messageId: number) {
  await findDiscussed(db, user, abuseId);
  const message = await findMessage(db, messageId);
  if (message?.abuseId !== abuseId) throw notFound('Message');
  const isOwn = message.accountId === user.accountId;
  if (!isOwn && !isModerator(user)) throw forbidden('This message is not yours.');
  await db.transaction(async (tx) => {
    await deleteMessage(tx, messageId);
    if (isOwn) return;
    await recordAct(tx, {
      userId: user.id,
      action: 'delete',
      subject: { domain: 'abuse-message', id: messageId },
      before: { message: message.message },
    });
  });
}
