import { defineJob } from '../../platform/jobs.ts';
import { userBlocked, userUnblocked } from '../events.ts';
import { findRecipient } from './queries.ts';
import type { Postal } from './send.ts';

const MAILING = { attempts: 8, timeoutMinutes: 2 };

/** Tells a user that they were blocked, and why if the moderator said so: they cannot sign in to read it. */
export const tellBlocked = defineJob<Postal>()({
  name: 'identity.tell-blocked',
  payload: userBlocked.payload,
  ...MAILING,
  run: ({ userId, reason }, node) =>
    mailUser(node, userId, 'Your account has been blocked', (host) => [
      `your account on ${host} has been blocked${reason === null ? '.' : ' for this reason:'}`,
      ...(reason === null ? [] : [reason]),
    ]),
});

/** Tells a user that they may sign in again. */
export const tellUnblocked = defineJob<Postal>()({
  name: 'identity.tell-unblocked',
  payload: userUnblocked.payload,
  ...MAILING,
  run: ({ userId }, node) =>
    mailUser(node, userId, 'Your account has been unblocked', (host) => [
      `your account on ${host} has been unblocked: you can sign in again.`,
    ]),
});

async function mailUser(
  { db, mail, publicUrl: { host } }: Postal,
  userId: number,
  subject: string,
  paragraphs: (host: string) => string[],
) {
  const user = mail.enabled ? await findRecipient(db, { userId }) : undefined;
  if (!user || user.emailVerified === false) return;
  const text = [`Hello ${user.username},`, ...paragraphs(host)].join('\n\n');
  await mail.send({ to: user.email, subject, text });
}
