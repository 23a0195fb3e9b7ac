import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { verifyPassword } from '../sign-in/password.ts';
import { countSignIn, returnSignIn } from '../sign-in/sign-in-limit.ts';
import { findUserWithAccount } from '../user-queries.ts';

type Prover = { userId: number; address: string };

/** Whether this is the user's password. Wrong answers count as sign-ins that failed. Fails with `rate_limited`. */
export async function isPasswordOf(
  db: Db,
  { userId, address }: Prover,
  password: string,
): Promise<boolean> {
  const attempt = { address, as: { userId, by: 'session' } };
  await countSignIn(db, attempt);
  const { user } = await findUserWithAccount(db, userId);
  if (!(await verifyPassword(password, user.passwordHash ?? undefined))) return false;
  await returnSignIn(db, attempt);
  return user.passwordHash !== null;
}

/** Fails with `current_password_is_invalid`. */
export async function requirePassword(db: Db, prover: Prover, password: string): Promise<void> {
  if (await isPasswordOf(db, prover, password)) return;
  throw new Failure('current_password_is_invalid', 'currentPassword is invalid.');
}
