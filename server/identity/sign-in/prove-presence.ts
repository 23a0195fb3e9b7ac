import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { requirePassword } from '../account/prove-password.ts';
import type { Session } from '../sessions/session-queries.ts';

const FRESH_MINUTES = 10;

type Prover = { session: Session; address: string; currentPassword?: string | undefined };

/**
 * Makes sure that it is the user who asks, not somebody at a screen they left: by their password, or by having signed in
 * a moment ago, which is all that those without a password can do. Fails with `fresh_sign_in_required`,
 * `current_password_is_invalid` and `rate_limited`.
 */
export async function provePresence(db: Db, { session, address, currentPassword }: Prover) {
  if (session.ageSeconds < FRESH_MINUTES * 60) return;
  if (currentPassword === undefined) {
    throw new Failure('fresh_sign_in_required', 'Give your password, or sign in once more.');
  }
  await requirePassword(db, { userId: session.user.id, address }, currentPassword);
}
