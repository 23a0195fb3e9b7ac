import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';

import { BROWSER_SESSION_DAYS } from './browser-session.ts';

const NAME = 'tributary_session';

export const readSessionCookie = (header: string | undefined): string | undefined =>
  header === undefined ? undefined : parse(header, NAME)[NAME];

/** Scripts cannot read it, and other sites send it only along with a link that is followed. */
export function setSessionCookie(c: Context, token: string, { protocol }: Pick<URL, 'protocol'>) {
  setCookie(c, NAME, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: protocol === 'https:',
    maxAge: BROWSER_SESSION_DAYS * 24 * 3600,
  });
}

export const clearSessionCookie = (c: Context) => deleteCookie(c, NAME, { path: '/' });
