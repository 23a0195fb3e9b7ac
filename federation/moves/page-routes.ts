import { type Context, Hono, type Next } from 'hono';

import { findAccount, findChannel, parseHandle } from '../../server/catalog/index.ts';
import type { Services } from '../../server/services.ts';
import { wantsActivity } from '../documents/accept.ts';

/** The page of who has moved leads to where they are now. */
export function movedPageRoutes({ db, publicUrl }: Pick<Services, 'db' | 'publicUrl'>) {
  const handleOf = (c: Context) => parseHandle(c.req.param('name')!, publicUrl);
  const account = lead(async (c) => (await findAccount(db, handleOf(c)))?.account.movedTo);
  const channel = lead(async (c) => (await findChannel(db, handleOf(c)))?.channel.movedTo);
  return new Hono()
    .get('/a/:name', account)
    .get('/accounts/:name', account)
    .get('/c/:name', channel)
    .get('/video-channels/:name', channel);
}

const lead =
  (find: (c: Context) => Promise<string | null | undefined>) => async (c: Context, next: Next) => {
    const movedTo = wantsActivity(c.req.header('accept')) ? undefined : await find(c);
    return movedTo ? c.redirect(movedTo, 301) : next();
  };
