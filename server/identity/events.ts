import * as z from 'zod';

import { defineEvent } from '../platform/events.ts';

const UserRef = z.object({ userId: z.int().positive() });

/** Somebody joined by themselves, or was let in by a moderator. */
export const userRegistered = defineEvent('user.registered', UserRef);

export const RegistrationRef = z.object({ registrationId: z.int().positive() });

/** Somebody asks to join; moderators decide. */
export const registrationAsked = defineEvent('registration.asked', RegistrationRef);

/** Their sessions are over already. */
export const userBlocked = defineEvent(
  'user.blocked',
  UserRef.extend({ reason: z.string().nullable() }),
);
export const userUnblocked = defineEvent('user.unblocked', UserRef);

export const AccountRef = z.object({
  userId: z.int().positive(),
  accountId: z.int().positive(),
});

/** The user is gone, and others forget their account. */
export const userDeleted = defineEvent('user.deleted', AccountRef);

/** An account, of this node or another, is no more: what it has left behind goes now. */
export const accountGone = defineEvent('account.gone', z.object({ accountId: z.int().positive() }));

/** An account shows itself in another way: its name, its text. */
export const accountChanged = defineEvent(
  'account.changed',
  z.object({ accountId: z.int().positive() }),
);
