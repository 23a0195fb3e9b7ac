import { parse } from 'hono/utils/cookie';

export const SESSION_COOKIE = 'tributary_session';

export const readSessionCookie = (header: string | undefined): string | undefined =>
  header === undefined ? undefined : parse(header, SESSION_COOKIE)[SESSION_COOKIE];
