import type { Db } from '../../platform/db.ts';
import { countAttempt, returnAttempt } from '../../platform/rate-limit.ts';
import { grantFailure } from '../sign-in/oauth-failure.ts';
import { findOtpApp, spendOtp, spendRecoveryCode } from './queries.ts';
import { unseal } from './seal.ts';
import { hashRecoveryCode, otpCounter } from './totp.ts';

export const OTP_SECRET = 'otp-secret'; // what the node's key is used for

/** A code has a million values, and three are right: so few tries find none. */
const GUESSES = { name: 'otp', attempts: 10, windowSeconds: 15 * 60 };

type Proof = { userId: number; secret: Buffer; otp: string | undefined };

/**
 * Makes sure that a user with two factors shows the second: a code of their app, or one of their recovery codes, each of
 * which counts once. Fails with `missing_two_factor`, `invalid_two_factor` and `rate_limited`.
 */
export async function requireSecondFactor(db: Db, { userId, secret, otp }: Proof): Promise<void> {
  const app = await findOtpApp(db, userId);
  if (!app) return;
  if (!otp) throw grantFailure('missing_two_factor', 'Missing two factor header');
  await countAttempt(db, GUESSES, String(userId));
  const appSecret = unseal(secret, OTP_SECRET, app.sealedSecret);
  const counter = appSecret === undefined ? undefined : otpCounter(appSecret, otp);
  const isGood =
    counter === undefined
      ? await spendRecoveryCode(db, userId, hashRecoveryCode(otp))
      : await spendOtp(db, userId, counter);
  if (!isGood) throw grantFailure('invalid_two_factor', 'Invalid two factor');
  await returnAttempt(db, GUESSES, String(userId));
}
