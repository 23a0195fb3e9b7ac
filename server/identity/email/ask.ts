import { createHash } from 'node:crypto';

import type { output } from 'zod';

import type { Db } from '../../platform/db.ts';
import { emit } from '../../platform/events.ts';
import { callerOf, countAttempt } from '../../platform/rate-limit.ts';
import { type Asked, mailAsked } from './events.ts';

const PER_PLACE = { name: 'ask-mail', attempts: 10, windowSeconds: 5 * 60 };
const PER_ADDRESS = { name: 'ask-mail-to', attempts: 5, windowSeconds: 3600 };

/**
 * Takes the wish for a mail. What is done, and how long it takes, is the same for an address that is known here and for
 * any other: a job finds out. Fails with `rate_limited`, also in the same way for both.
 */
export async function askForMail(
  db: Db,
  asked: output<typeof Asked>,
  { address }: { address: string },
): Promise<void> {
  await countMail(db, { email: asked.email, address });
  await db.transaction((tx) => emit(tx, mailAsked, asked));
}

/** Counts a mail that a caller has sent to an address nobody has proved. Fails with `rate_limited`. */
export async function countMail(
  db: Db,
  { email, address }: { email: string; address: string },
): Promise<void> {
  await countAttempt(db, PER_PLACE, callerOf(address));
  const to = createHash('sha256').update(email.toLowerCase()).digest('base64url');
  await countAttempt(db, PER_ADDRESS, to);
}
