import { randomBytes } from 'node:crypto';

import type { Db } from '../../platform/db.ts';
import { forbidden, invalid } from '../../platform/errors.ts';
import { deleteOtpApp, findOtpApp, insertOtpApp, replaceRecoveryCodes } from './queries.ts';
import { OTP_SECRET } from './require.ts';
import { seal, unseal } from './seal.ts';
import { hashRecoveryCode, newOtpSecret, otpCounter, otpUri } from './totp.ts';

const REQUEST = 'otp-request'; // what the node's key is used for
const REQUEST_MINUTES = 10;
const RECOVERY_CODES = 10;

type Node = { db: Db; secret: Buffer; publicUrl: Pick<URL, 'host'> };
type Asked = { userId: number; appSecret: string; expiresAt: number };

/**
 * Offers a user a secret for their app. Nothing is kept: what has to be confirmed is sealed in the token. Fails with
 * `invalid` when they have an app.
 */
export async function requestOtp(
  { db, secret, publicUrl }: Node,
  userId: number,
  username: string,
) {
  await requireNone(db, userId);
  const appSecret = newOtpSecret();
  const asked: Asked = { userId, appSecret, expiresAt: Date.now() + REQUEST_MINUTES * 60_000 };
  return {
    requestToken: seal(secret, REQUEST, JSON.stringify(asked)).toString('base64url'),
    secret: appSecret,
    uri: otpUri(appSecret, publicUrl.host, username),
  };
}

type Confirmation = { requestToken: string; otpToken: string };

/**
 * Turns two factors on once the app makes the right codes. Fails with `forbidden` for a wrong code or token, and with
 * `invalid` when they have an app. The code is not spent by it: it may be the one they sign in with next.
 */
export async function confirmOtp({ db, secret }: Node, userId: number, given: Confirmation) {
  await requireNone(db, userId);
  const asked = openRequest(secret, given.requestToken);
  if (asked?.userId !== userId) throw forbidden('Invalid request token.');
  if (otpCounter(asked.appSecret, given.otpToken) === undefined) {
    throw forbidden('Invalid OTP token.');
  }
  const sealedSecret = seal(secret, OTP_SECRET, asked.appSecret);
  if (!(await insertOtpApp(db, { userId, sealedSecret, lastCounter: 0 }))) throw alreadyOn();
}

/** Fails with `invalid` when they are off. */
export async function disableOtp(db: Db, userId: number): Promise<void> {
  const wasOn = await db.transaction((tx) => deleteOtpApp(tx, userId));
  if (!wasOn) throw invalid('id', 'Two factor is already disabled.');
}

/** Codes for who loses the app, in place of any before. They are shown this one time. Fails with `invalid`. */
export async function newRecoveryCodes(db: Db, userId: number): Promise<string[]> {
  if (!(await findOtpApp(db, userId))) throw invalid('id', 'Two factor is disabled.');
  const codes = Array.from({ length: RECOVERY_CODES }, newCode);
  await db.transaction((tx) => replaceRecoveryCodes(tx, userId, codes.map(hashRecoveryCode)));
  return codes;
}

/** 80 bits in hexadecimal, in groups that can be copied by hand. */
const newCode = () =>
  randomBytes(10)
    .toString('hex')
    .replaceAll(/(.{5})(?!$)/g, '$1-');

async function requireNone(db: Db, userId: number) {
  if (await findOtpApp(db, userId)) throw alreadyOn();
}

const alreadyOn = () => invalid('id', 'Two factor is already enabled.');

function openRequest(secret: Buffer, token: string): Asked | undefined {
  const text = unseal(secret, REQUEST, Buffer.from(token, 'base64url'));
  const asked = text === undefined ? undefined : (JSON.parse(text) as Asked);
  return asked && asked.expiresAt > Date.now() ? asked : undefined;
}
