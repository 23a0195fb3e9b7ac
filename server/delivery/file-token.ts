import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a token is for. A change of any of it, such as another password or a block, ends every token given out before. */
export type Guarded = { uuid: string; privacy: number; blocked: boolean; passwords: string[] };

/** Which files it opens: those to watch, or the source as well. */
type Opens = 'files' | 'source';

const TOKEN = /^([0-9a-z]{1,9})\.([\w-]{43})$/;
const LIFETIME_SECONDS = 8 * 3600; // longer than any evening of watching

/** A token that opens the files of a video to whoever has it; it needs no database to be verified. */
export function signFileToken(
  secret: Buffer,
  video: Guarded,
  { opens = 'files', now = Date.now() }: { opens?: Opens; now?: number } = {},
) {
  const expires = Math.floor(now / 1000) + LIFETIME_SECONDS;
  const signature = seal(secret, video, { opens, expires }).toString('base64url');
  return { token: `${expires.toString(36)}.${signature}`, expires: new Date(expires * 1000) };
}

export const isFileToken = (secret: Buffer, video: Guarded, token: string, now?: number): boolean =>
  isToken(secret, video, token, { opens: 'files', now }) ||
  isSourceToken(secret, video, token, now);

export const isSourceToken = (
  secret: Buffer,
  video: Guarded,
  token: string,
  now?: number,
): boolean => isToken(secret, video, token, { opens: 'source', now });

function isToken(
  secret: Buffer,
  video: Guarded,
  token: string,
  { opens, now = Date.now() }: { opens: Opens; now: number | undefined },
) {
  const [, time, given] = TOKEN.exec(token) ?? [];
  if (!time || !given) return false;
  const expires = Number.parseInt(time, 36);
  if (expires * 1000 < now) return false;
  return timingSafeEqual(Buffer.from(given, 'base64url'), seal(secret, video, { opens, expires }));
}

const seal = (
  secret: Buffer,
  { uuid, privacy, blocked, passwords }: Guarded,
  { opens, expires }: { opens: Opens; expires: number },
): Buffer =>
  createHmac('sha256', secret)
    .update(
      JSON.stringify([`video-${opens}`, uuid, expires, privacy, blocked, passwords.toSorted()]),
    )
    .digest();
