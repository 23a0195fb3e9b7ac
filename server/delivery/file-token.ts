import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a token opens. A change of any of it, such as another password, ends every token given out before. */
export type Guarded = { uuid: string; privacy: number; passwords: string[] };

const TOKEN = /^([0-9a-z]{1,9})\.([\w-]{43})$/;
const LIFETIME_SECONDS = 8 * 3600; // longer than any evening of watching

/** A token that opens the files of a video to whoever has it; it needs no database to be verified. */
export function signFileToken(secret: Buffer, video: Guarded, now = Date.now()) {
  const expires = Math.floor(now / 1000) + LIFETIME_SECONDS;
  const token = `${expires.toString(36)}.${seal(secret, video, expires).toString('base64url')}`;
  return { token, expires: new Date(expires * 1000) };
}

export function isFileToken(secret: Buffer, video: Guarded, token: string, now = Date.now()) {
  const [, time, given] = TOKEN.exec(token) ?? [];
  if (!time || !given) return false;
  const expires = Number.parseInt(time, 36);
  if (expires * 1000 < now) return false;
  return timingSafeEqual(Buffer.from(given, 'base64url'), seal(secret, video, expires));
}

const seal = (secret: Buffer, { uuid, privacy, passwords }: Guarded, expires: number): Buffer =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['video-file', uuid, expires, privacy, passwords.toSorted()]))
    .digest();
