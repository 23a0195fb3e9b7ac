import { createHash } from 'node:crypto';

import { Secret, TOTP } from 'otpauth';

const PERIOD_SECONDS = 30;
const DRIFT = 1; // a clock may be one step off

const totpOf = (secret: string, host: string, username: string) =>
  new TOTP({
    issuer: host,
    label: username,
    secret: Secret.fromBase32(secret),
    period: PERIOD_SECONDS,
    digits: 6,
  });

/** A fresh secret for an app that makes codes, in base32. */
export const newOtpSecret = (): string => new Secret({ size: 20 }).base32;

/** What the app reads from a QR code. */
export const otpUri = (secret: string, host: string, username: string): string =>
  totpOf(secret, host, username).toString();

/** The step a code belongs to, if it is one of the secret's right now (RFC 6238). A step is spent with its code. */
export function otpCounter(secret: string, code: string, now = Date.now()): number | undefined {
  const token = code.replaceAll(' ', '');
  if (!/^\d{6}$/.test(token)) return undefined;
  const totp = totpOf(secret, 'node', 'user');
  const delta = totp.validate({ token, timestamp: now, window: DRIFT });
  return delta === null ? undefined : Math.floor(now / 1000 / PERIOD_SECONDS) + delta;
}

/** What is stored of a recovery code, however it was typed. */
export const hashRecoveryCode = (code: string): Buffer =>
  createHash('sha256').update(code.toLowerCase().replaceAll(/[\s-]/g, '')).digest();
