import type { output } from 'zod';

import { defineJob } from '../../platform/jobs.ts';
import { Asked, Invited, RegistrationToVerify, ToVerify } from './events.ts';
import { findRecipient, findWaiting } from './queries.ts';
import { type Postal, sendLink } from './send.ts';

const MAILING = { attempts: 8, timeoutMinutes: 2 };
const VERIFY_PAGE = '/verify-account/email';

export const sendVerification = defineJob<Postal>()({
  name: 'identity.send-verification',
  payload: ToVerify,
  ...MAILING,
  run: (asked, node) => verification(node, asked),
});

export const sendRegistrationVerification = defineJob<Postal>()({
  name: 'identity.send-registration-verification',
  payload: RegistrationToVerify,
  ...MAILING,
  run: (asked, node) => registrationVerification(node, asked),
});

/** Answers a wish for a mail, if there is somebody to send it to. */
export const answerAsked = defineJob<Postal>()({
  name: 'identity.answer-asked',
  payload: Asked,
  ...MAILING,
  run: ({ about, email }, node) => ANSWERS[about](node, email),
});

export const sendInvitation = defineJob<Postal>()({
  name: 'identity.send-invitation',
  payload: Invited,
  ...MAILING,
  async run({ userId }, node) {
    const user = await findRecipient(node.db, { userId });
    if (user) await passwordLink(node, user, { letter: 'invitation', hours: 7 * 24 });
  },
});

const ANSWERS = {
  async verification(node: Postal, email: string) {
    const user = await findRecipient(node.db, { email });
    if (user) await verification(node, { userId: user.id, isPending: false });
  },
  async 'registration-verification'(node: Postal, email: string) {
    const waiting = await findWaiting(node.db, { email });
    if (waiting && waiting.emailVerified !== true) {
      await registrationVerification(node, { registrationId: waiting.id });
    }
  },
  async 'password-reset'(node: Postal, email: string) {
    const user = await findRecipient(node.db, { email });
    if (user && !user.blocked) await passwordLink(node, user, { letter: 'reset', hours: 1 });
  },
};

async function verification(node: Postal, { userId, isPending }: output<typeof ToVerify>) {
  const user = await findRecipient(node.db, { userId });
  const to = isPending ? user?.pendingEmail : user?.email;
  if (!user || !to) return;
  await sendLink(node, {
    purpose: isPending ? 'verify-pending-email' : 'verify-email',
    subjectId: userId,
    to,
    username: user.username,
    letter: 'verification',
    page: VERIFY_PAGE,
    query: { userId: String(userId), ...(isPending && { isPendingEmail: 'true' }) },
    hours: 48,
  });
}

async function registrationVerification(
  node: Postal,
  { registrationId }: output<typeof RegistrationToVerify>,
) {
  const waiting = await findWaiting(node.db, { registrationId });
  if (!waiting) return;
  await sendLink(node, {
    purpose: 'verify-registration',
    subjectId: registrationId,
    to: waiting.email,
    username: waiting.username,
    letter: 'verification',
    page: VERIFY_PAGE,
    query: { registrationId: String(registrationId) },
    hours: 48,
  });
}

const passwordLink = (
  node: Postal,
  user: { id: number; email: string; username: string },
  letter: { letter: 'reset' | 'invitation'; hours: number },
) =>
  sendLink(node, {
    purpose: 'reset-password',
    subjectId: user.id,
    to: user.email,
    username: user.username,
    page: '/reset-password',
    query: { userId: String(user.id) },
    ...letter,
  });
