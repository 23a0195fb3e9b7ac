import { Hono } from 'hono';

import { notFound } from '../platform/errors.ts';
import type { Finds } from './finds.ts';

type Node = { publicUrl: URL; finds: Finds };

/** Leads who follows a mention, as PeerTube's clients link them, to the account or the channel at its own node. */
export const mentionRoutes = ({ publicUrl, finds }: Node) =>
  new Hono()
    .get('/services/redirect/accounts/:handle', async (c) => {
      const found = await finds.account(c.req.param('handle'));
      if (!found) throw notFound('Account');
      return c.redirect(pageOf(publicUrl, 'accounts', found.account));
    })
    .get('/services/redirect/actors/:handle', async (c) => {
      const handle = c.req.param('handle');
      const account = await finds.account(handle);
      if (account) return c.redirect(pageOf(publicUrl, 'accounts', account.account));
      const found = await finds.channel(handle);
      if (!found) throw notFound('Actor');
      return c.redirect(pageOf(publicUrl, 'video-channels', found.channel));
    });

const pageOf = (
  { origin }: URL,
  kind: string,
  { name, url }: { name: string; url: string | null },
) => url ?? `${origin}/${kind}/${name}`;
