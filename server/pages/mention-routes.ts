import { Hono } from 'hono';

import { notFound } from '../platform/errors.ts';
import type { Finds } from './finds.ts';

/** Leads who follows a mention, as PeerTube's clients link them, to the account at its own node. */
export const mentionRoutes = ({ publicUrl, finds }: { publicUrl: URL; finds: Finds }) =>
  new Hono().get('/services/redirect/accounts/:handle', async (c) => {
    const found = await finds.account(c.req.param('handle'));
    if (!found) throw notFound('Account');
    const { name, url } = found.account;
    return c.redirect(url ?? `${publicUrl.origin}/accounts/${name}`);
  });
