import * as z from 'zod';

import { defineEvent } from '../platform/events.ts';

const UserRef = z.object({ userId: z.int().positive() });

/** Somebody joined by themselves, or was let in by a moderator. */
export const userRegistered = defineEvent('user.registered', UserRef);

export const RegistrationRef = z.object({ registrationId: z.int().positive() });

/** Somebody asks to join; moderators decide. */
export const registrationAsked = defineEvent('registration.asked', RegistrationRef);

/** Their sessions are over already. */
export const userBlocked = defineEvent('user.blocked', UserRef);
export const userUnblocked = defineEvent('user.unblocked', UserRef);

export const AccountRef = z.object({
  userId: z.int().positive(),
  accountId: z.int().positive(),
});

/** The user is gone; what their account has left behind goes now, and others forget it. */
export const userDeleted = defineEvent('user.deleted', AccountRef);

/** An account shows itself in another way: its name, its text. */
export const accountChanged = defineEvent(
  'account.changed',
  z.object({ accountId: z.int().positive() }),
);
