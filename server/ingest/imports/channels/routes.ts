import { Hono } from 'hono';
import * as z from 'zod';

import { findAccount, ListOf, parseHandle } from '../../../catalog/index.ts';
import { requireUser, type User } from '../../../identity/index.ts';
import { forbidden, notFound } from '../../../platform/errors.ts';
import { listOf, parse, parseFields } from '../../../platform/http.ts';
import { operation } from '../../../platform/operation.ts';
import type { Services } from '../../../services.ts';
import { CreatedSync, VideoChannelSync } from './answers.ts';
import { importVideosOf, runSync } from './ask-listing.ts';
import { createSync } from './create-sync.ts';
import { deleteSync } from './delete-sync.ts';
import { ImportVideosForm, OfSync, SyncForm, SyncListQuery } from './form.ts';
import { syncJson } from './sync-json.ts';
import { listSyncs } from './sync-queries.ts';

type Node = Pick<Services, 'db' | 'fetch' | 'publicUrl'>;

const tag = 'Channels Sync';
const OfHandle = z.object({ handle: z.string().max(400) });

/** Channels elsewhere whose videos come into channels here. */
export const channelImportRoutes = (node: Node) =>
  new Hono().route('/', listRoutes(node)).route('/', syncRoutes(node));

const listRoutes = (node: Node) =>
  new Hono()
    .post(
      '/video-channels/:handle/import-videos',
      operation('Import the videos of a channel elsewhere', { tag, status: 204 }),
      requireUser,
      parse('param', OfHandle),
      parseFields(ImportVideosForm),
      async (c) => {
        const handle = parseHandle(c.req.valid('param').handle, node.publicUrl);
        await importVideosOf(node, c.var.user, handle, c.req.valid('form'));
        return c.body(null, 204);
      },
    )
    .get(
      '/accounts/:handle/video-channel-syncs',
      operation('The synchronizations of the channels of an account', {
        tag,
        answer: ListOf(VideoChannelSync),
      }),
      requireUser,
      parse('param', OfHandle),
      parse('query', SyncListQuery),
      async (c) => {
        const handle = parseHandle(c.req.valid('param').handle, node.publicUrl);
        const accountId = await findOwnAccountId(node, c.var.user, handle);
        const { rows, total } = await listSyncs(node.db, accountId, c.req.valid('query'));
        const data = rows.map((row) => syncJson(node.publicUrl, row));
        return c.json(listOf(data, total));
      },
    );

/** Fails with `not_found`, or with `forbidden` for another's, unless who looks after the node asks. */
async function findOwnAccountId({ db }: Node, user: User, handle: ReturnType<typeof parseHandle>) {
  const found = await findAccount(db, handle);
  if (!found) throw notFound('Account');
  if (found.userId !== user.id && user.role === 'user')
    throw forbidden('Only the owner of this account may see this.');
  return found.account.id;
}

const syncRoutes = (node: Node) =>
  new Hono()
    .post(
      '/video-channel-syncs',
      operation('Keep a channel in step with one elsewhere', { tag, answer: CreatedSync }),
      requireUser,
      parseFields(SyncForm),
      async (c) => {
        const created = await createSync(node, c.var.user, c.req.valid('form'));
        return c.json({ videoChannelSync: syncJson(node.publicUrl, created) });
      },
    )
    .delete(
      '/video-channel-syncs/:id',
      operation('End a synchronization', { tag, status: 204 }),
      requireUser,
      parse('param', OfSync),
      async (c) => {
        await deleteSync(node.db, c.var.user, c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .post(
      '/video-channel-syncs/:id/sync',
      operation('Import all that a synchronized channel has', { tag, status: 204 }),
      requireUser,
      parse('param', OfSync),
      async (c) => {
        await runSync(node, c.var.user, c.req.valid('param').id);
        return c.body(null, 204);
      },
    );
