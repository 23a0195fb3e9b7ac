import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

import { Failure } from '../../platform/errors.ts';
import { takeOneTime } from '../one-time-queries.ts';
import { grantFailure } from '../sign-in/oauth-failure.ts';
import { signInBrowser } from '../sign-in/sign-in-browser.ts';
import { admitOutsider, linkOutsider } from './admit-outsider.ts';
import { type Away, AWAY_MINUTES } from './begin.ts';
import { redeem } from './claims.ts';
import {
  CALLBACK_PATH,
  callbackUrl,
  type FindProvider,
  type Provider,
  type SigningIn,
} from './provider.ts';
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

type Visit = { state: string; away: Away; linkTo: number | null };

/** The visit this browser comes back from; undefined for one that is over, or that another browser began. */
async function takeVisit(c: Context, { db }: SigningIn): Promise<Visit | undefined> {
  const state = c.req.query('state') ?? '';
  const kept = getCookie(c, COOKIE);
  deleteCookie(c, COOKIE, { path: CALLBACK_PATH });
  const taken = kept === state ? await takeOneTime(db, 'oidc', state) : undefined;
  return taken && { state, away: taken.payload as Away, linkTo: taken.subjectId };
}

/** Signs in who comes back, and says where they go on. */
export async function comeBack(
  c: Context,
  node: SigningIn,
  provider: FindProvider,
): Promise<string> {
  const visit = await takeVisit(c, node);
  const returnTo = localPath(visit?.away.returnTo);
  const isLink = visit !== undefined && visit.linkTo !== null;
  try {
    if (!visit) throw grantFailure('invalid_grant', 'Invalid grant: not on its way here');
    await finish(c, node, { visit, provider: await provider() });
    return isLink ? returnTo : signInPath({ returnTo });
  } catch (error) {
    const refused = codeOf(error);
    return isLink ? `${returnTo}?refused=${refused}` : signInPath({ returnTo, refused });
  }
}

type Return = { visit: Visit; provider: Provider };

async function finish(c: Context, node: SigningIn, { visit, provider }: Return) {
  const { db, publicUrl } = node;
  const back = callbackUrl(publicUrl);
  back.search = new URL(c.req.url).search;
  const claims = await redeem(provider, back, visit);
  if (visit.linkTo !== null) return linkOutsider(db, visit.linkTo, claims);
  const userId = await admitOutsider({ db, openId: provider.openId }, claims);
  await signInBrowser(c, node, userId);
}
