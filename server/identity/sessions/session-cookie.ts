import type { Context } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { parse } from 'hono/utils/cookie';

import { BROWSER_SESSION_DAYS } from './browser-session.ts';

const NAME = 'tributary_session';
const DEVICE = 'tributary_device';
const DEVICE_DAYS = 400; // no browser keeps a cookie for longer
const DAY_SECONDS = 24 * 3600;

type Cookies = string | undefined;
type At = Pick<URL, 'protocol'>;

const read = (header: Cookies, name: string): string | undefined =>
  header === undefined ? undefined : parse(header, name)[name];

export const readSessionCookie = (header: Cookies): string | undefined => read(header, NAME);

/** Scripts cannot read it, and other sites send it only along with a link that is followed. */
export function setSessionCookie(c: Context, token: string, { protocol }: At) {
  setCookie(c, NAME, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: protocol === 'https:',
    maxAge: BROWSER_SESSION_DAYS * DAY_SECONDS,
  });
}

export const clearSessionCookie = (c: Context) => deleteCookie(c, NAME, { path: '/' });

export const readDeviceCookie = (header: Cookies): string | undefined => read(header, DEVICE);

/** It stays when somebody signs out, and is sent to where they sign in alone. */
export function setDeviceCookie(c: Context, device: string, { protocol }: At) {
  setCookie(c, DEVICE, device, {
    path: '/api/v1/users/session',
    httpOnly: true,
    sameSite: 'Strict',
    secure: protocol === 'https:',
    maxAge: DEVICE_DAYS * DAY_SECONDS,
  });
}
