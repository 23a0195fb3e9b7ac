import { createHmac, timingSafeEqual } from 'node:crypto';

const HOURS = 24;
/** What a token looks like: one that looks otherwise was never given out. */
export const DOWNLOAD_TOKEN = /^([0-9a-z]{1,9})\.([\w-]{43})$/;

const seal = (secret: Buffer, filename: string, expires: number) =>
  createHmac('sha256', secret).update(`user-export\n${filename}\n${expires}`).digest();

/** A token that opens one archive, for a day, to whoever has it. */
export function signDownload(secret: Buffer, filename: string, now = Date.now()): string {
  const expires = Math.floor(now / 1000) + HOURS * 3600;
  return `${expires.toString(36)}.${seal(secret, filename, expires).toString('base64url')}`;
}

/** Whether a token was given for this archive, and still holds at `now`, in ms. */
export function opensDownload(secret: Buffer, filename: string, token: string, now = Date.now()) {
  const [, stamp = '', signature = ''] = DOWNLOAD_TOKEN.exec(token) ?? [];
  const expires = Number.parseInt(stamp, 36);
  if (!(expires > now / 1000)) return false;
  return timingSafeEqual(seal(secret, filename, expires), Buffer.from(signature, 'base64url'));
}
