import { defineJob } from '../../platform/jobs.ts';
import type { Postal } from '../email/send.ts';
import { RegistrationRef } from '../events.ts';
import { lockRegistration } from './queries.ts';
import { RegistrationState } from './state.ts';

/** Tells somebody how it was decided. */
export const sendDecision = defineJob<Postal>()({
  name: 'identity.send-decision',
  payload: RegistrationRef,
  attempts: 8,
  timeoutMinutes: 2,
  async run({ registrationId }, { db, mail, publicUrl }) {
    const asked = await lockRegistration(db, registrationId);
    if (!asked || !mail.enabled) return;
    const { username, moderationResponse } = asked;
    const isIn = asked.state === RegistrationState.accepted;
    const verdict = isIn
      ? `your registration request has been accepted. You can now sign in as ${username}: ${new URL('/login', publicUrl).href}`
      : 'your registration request has been rejected.';
    await mail.send({
      to: asked.email,
      subject: isIn
        ? 'Your registration request has been accepted'
        : 'Your registration request has been rejected',
      text: `Hello ${username},\n\n${verdict}\n\nThe moderators of ${publicUrl.host} say:\n\n${moderationResponse ?? ''}`,
    });
  },
});
