import { type Context, Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import * as z from 'zod';

import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';

const COOKIE = 'clientLanguage'; // the name the contract's clients read
const KEPT_SECONDS = 365 * 24 * 3600;

const Wanted = parse(
  'json',
  z.object({
    language: z
      .string()
      .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}$/, 'Should be a language')
      .nullable(),
  }),
);

const tag = 'Client Config';

/** Which language a browser wants its pages in, whoever uses it: kept by the browser, for the client to read. */
export const clientConfigRoutes = ({ publicUrl }: { publicUrl: URL }) =>
  new Hono()
    .post(
      '/client-config/update-interface-language',
      operation('Choose the language of the interface', { tag, status: 204 }),
      Wanted,
      (c) => keep(c, c.req.valid('json').language, publicUrl),
    )
    .post(
      '/client-config/update-language',
      operation('Choose the language of the interface, under its former name', {
        tag,
        status: 204,
      }),
      Wanted,
      (c) => keep(c, c.req.valid('json').language, publicUrl),
    );

function keep(c: Context, language: string | null, { protocol }: URL) {
  const secure = protocol === 'https:';
  const settings = { path: '/', sameSite: 'Lax', secure } as const;
  if (language === null) deleteCookie(c, COOKIE, settings);
  else setCookie(c, COOKIE, language, { ...settings, maxAge: KEPT_SECONDS });
  return c.body(null, 204);
}
