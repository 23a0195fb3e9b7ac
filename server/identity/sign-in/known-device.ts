import { createHmac, timingSafeEqual } from 'node:crypto';

import { newToken } from '../sessions/token.ts';

const DEVICE = /^([\w-]{1,100})\.([\w-]{43})$/;

type Seal = { secret: Buffer; user: { id: number; passwordHash: string | null } };

/**
 * What a browser keeps that has signed in as a user, so that strangers who guess their password lock themselves out, not
 * the user: `<a name of its own>.<seal>`. It opens nothing, and another password makes it a stranger's. After OWASP, Slow
 * Down Online Guessing Attacks with Device Cookies.
 */
export function deviceFor(of: Seal, device: string | undefined): string {
  if (device !== undefined && nameOfDevice(of, device) !== undefined) return device;
  const name = newToken();
  return `${name}.${seal(of, name).toString('base64url')}`;
}

/** The name of a device that has signed in as this user since they chose their password; undefined for any other. */
export function nameOfDevice(of: Seal, device: string | undefined): string | undefined {
  const [, name, given] = DEVICE.exec(device ?? '') ?? [];
  if (name === undefined || given === undefined) return undefined;
  return timingSafeEqual(Buffer.from(given, 'base64url'), seal(of, name)) ? name : undefined;
}

const seal = ({ secret, user }: Seal, name: string): Buffer =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['known-device', user.id, user.passwordHash, name]))
    .digest();
