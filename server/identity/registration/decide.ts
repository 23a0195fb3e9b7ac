import type { output } from 'zod';

import { recordAct } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, notFound } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { createUser } from '../create-user.ts';
import { userRegistered } from '../events.ts';
import { registrationDecided } from './events.ts';
import type { Decision } from './form.ts';
import { lockRegistration, type Registration, updateRegistration } from './queries.ts';
import { RegistrationState } from './state.ts';

type Moderator = { id: number };

/** Lets somebody in who asked. Fails with `not_found`, or `conflict` once it is decided, or another has their name. */
export const acceptRegistration = (
  db: Db,
  moderator: Moderator,
  id: number,
  decision: output<typeof Decision>,
) =>
  decide(db, moderator, { id, action: 'accept' }, decision, async (tx, asked) => {
    const user = await createUser(tx, {
      username: asked.username,
      email: asked.email,
      passwordHash: asked.passwordHash,
      emailVerified: asked.emailVerified,
      displayName: asked.displayName,
      channelName: asked.channelName,
      channelDisplayName: asked.channelDisplayName,
    });
    await emit(tx, userRegistered, { userId: user.id });
    return { state: RegistrationState.accepted, userId: user.id, passwordHash: null };
  });

/** Turns somebody down who asked. Fails with `not_found`, or `conflict` once it is decided. */
export const rejectRegistration = (
  db: Db,
  moderator: Moderator,
  id: number,
  decision: output<typeof Decision>,
) =>
  decide(db, moderator, { id, action: 'reject' }, decision, () =>
    Promise.resolve({ state: RegistrationState.rejected }),
  );

const decide = (
  db: Db,
  moderator: Moderator,
  { id, action }: { id: number; action: string },
  { moderationResponse, preventEmailDelivery }: output<typeof Decision>,
  act: (tx: Db, asked: Registration) => Promise<Partial<Registration>>,
) =>
  db.transaction(async (tx) => {
    const asked = await lockRegistration(tx, id);
    if (!asked) throw notFound('Registration');
    if (asked.state !== RegistrationState.pending) {
      throw new Failure('conflict', 'This registration is already accepted or rejected.');
    }
    await updateRegistration(tx, id, { ...(await act(tx, asked)), moderationResponse });
    await recordAct(tx, {
      userId: moderator.id,
      action,
      subject: { domain: 'registrations', id },
      after: { username: asked.username, moderationResponse },
    });
    if (!preventEmailDelivery) await emit(tx, registrationDecided, { registrationId: id });
  });
