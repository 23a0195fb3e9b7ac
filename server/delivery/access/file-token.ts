import { createHmac, timingSafeEqual } from 'node:crypto';

/** What a token is for. A change of any of it, such as another password or a block, ends every token given out before. */
export type Guarded = { uuid: string; privacy: number; blocked: boolean; passwords: string[] };

/** Which files it opens: those to watch, or the source as well. */
type Opens = 'files' | 'source';

const TOKEN = /^([0-9a-z]{1,9})\.([0-9a-z]{1,7})\.([\w-]{43})$/;
const NO_SESSION = 0; // of who showed a password instead
const LIFETIME_SECONDS = 8 * 3600; // longer than any evening of watching

/**
 * A token that opens the files of a video to whoever has it. It lasts no longer than the session it was given to: whoever
 * verifies it looks at `sessionOfToken` too.
 */
export function signFileToken(
  secret: Buffer,
  video: Guarded,
  {
    opens = 'files',
    sessionId = NO_SESSION,
    now = Date.now(),
  }: { opens?: Opens; sessionId?: number | undefined; now?: number } = {},
) {
  const expires = Math.floor(now / 1000) + LIFETIME_SECONDS;
  const signature = seal(secret, video, { opens, expires, sessionId }).toString('base64url');
  const token = [expires.toString(36), sessionId.toString(36), signature].join('.');
  return { token, expires: new Date(expires * 1000) };
}

/** The session a token says it belongs to, if any. Only a token that is verified says it truly. */
export function sessionOfToken(token: string): number | undefined {
  const [, , session] = TOKEN.exec(token) ?? [];
  return session === undefined ? undefined : Number.parseInt(session, 36) || undefined;
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
  const [, time, session, given] = TOKEN.exec(token) ?? [];
  if (!time || !session || !given) return false;
  const expires = Number.parseInt(time, 36);
  if (expires * 1000 < now) return false;
  const sessionId = Number.parseInt(session, 36);
  const sealed = seal(secret, video, { opens, expires, sessionId });
  return timingSafeEqual(Buffer.from(given, 'base64url'), sealed);
}

const seal = (
  secret: Buffer,
  { uuid, privacy, blocked, passwords }: Guarded,
  { opens, expires, sessionId }: { opens: Opens; expires: number; sessionId: number },
): Buffer => {
  const sealed = [uuid, expires, sessionId, privacy, blocked, passwords.toSorted()];
  return createHmac('sha256', secret)
    .update(JSON.stringify([`video-${opens}`, ...sealed]))
    .digest();
};
