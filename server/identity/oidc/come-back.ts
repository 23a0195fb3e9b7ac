import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

import { Failure } from '../../platform/errors.ts';
import { startBrowserSession } from '../browser-session.ts';
import { grantFailure } from '../oauth-failure.ts';
import { takeOneTime } from '../one-time-queries.ts';
import { placeOf } from '../place.ts';
import { setSessionCookie } from '../session-cookie.ts';
import { admitOutsider, linkOutsider } from './admit-outsider.ts';
import { type Away, AWAY_MINUTES } from './begin.ts';
import { redeem } from './claims.ts';
import { CALLBACK_PATH, callbackUrl, type FindProvider, type SigningIn } from './provider.ts';
import { localPath, signInPath } from './return-path.ts';

const COOKIE = 'tributary_openid';

/** Has the browser keep what lets it, and no other, come back. */
export const leave = (c: Context, { protocol }: URL, state: string) =>
  setCookie(c, COOKIE, state, {
    path: CALLBACK_PATH,
    httpOnly: true,
    sameSite: 'Lax',
    secure: protocol === 'https:',
    maxAge: AWAY_MINUTES * 60,
  });

/** What went wrong, for the page to say; bugs are none of its business. */
export function codeOf(error: unknown): string {
  if (error instanceof Failure) return error.code;
  throw error;
}

/** Signs in who comes back, and says where they go on. */
export async function comeBack(
  c: Context,
  node: SigningIn,
  provider: FindProvider,
): Promise<string> {
  const { db, publicUrl } = node;
  const state = c.req.query('state') ?? '';
  const kept = getCookie(c, COOKIE);
  deleteCookie(c, COOKIE, { path: CALLBACK_PATH });
  const visit = kept === state ? await takeOneTime(db, 'oidc', state) : undefined;
  const away = visit?.payload as Away | undefined;
  const returnTo = localPath(away?.returnTo);
  try {
    if (!visit || !away) throw grantFailure('invalid_grant', 'Invalid grant: not on its way here');
    const back = callbackUrl(publicUrl);
    back.search = new URL(c.req.url).search;
    const found = await provider();
    const claims = await redeem(found, back, { state, away });
    if (visit.subjectId !== null) {
      await linkOutsider(db, visit.subjectId, claims);
      return returnTo;
    }
    const userId = await admitOutsider({ db, openId: found.openId }, claims);
    setSessionCookie(c, await startBrowserSession(db, userId, placeOf(c)), publicUrl);
    return signInPath({ returnTo });
  } catch (error) {
    const refused = codeOf(error);
    return visit?.subjectId == null
      ? signInPath({ returnTo, refused })
      : `${returnTo}?${new URLSearchParams({ refused })}`;
  }
}
