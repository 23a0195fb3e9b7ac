import { secondsFromNow } from '../../platform/columns.ts';
import type { Db } from '../../platform/db.ts';
import { extendSession, insertSession, type Place, type Session } from './session-queries.ts';
import { hashToken, newToken } from './token.ts';

/** A browser session lives this long after its last visit. */
export const BROWSER_SESSION_DAYS = 30;
const DAY_SECONDS = 24 * 3600;
const LIFE_SECONDS = BROWSER_SESSION_DAYS * DAY_SECONDS;

/** Starts a session for a browser; the token returned is the value of its cookie. */
export async function startBrowserSession(
  db: Db,
  userId: number,
  { address, userAgent }: Place,
): Promise<string> {
  const token = newToken();
  const stored = { accessHash: hashToken(token), accessExpiresAt: secondsFromNow(LIFE_SECONDS) };
  await insertSession(db, { userId, ...stored, address, userAgent });
  return token;
}

/** Lets a browser session live on, once a day. Returns whether it did, so that the cookie is renewed as well. */
export async function renewBrowserSession(db: Db, session: Session): Promise<boolean> {
  const untouchedSeconds = LIFE_SECONDS - session.secondsLeft;
  if (session.credential !== 'cookie' || untouchedSeconds < DAY_SECONDS) return false;
  await extendSession(db, session.id, LIFE_SECONDS);
  return true;
}
