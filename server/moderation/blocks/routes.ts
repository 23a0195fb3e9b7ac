import { Hono } from 'hono';
import * as z from 'zod';

import { AnyId, summariesAmong, ListOf, type Origin } from '../../catalog/index.ts';
import { requireRole } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { listOf, parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { pageQuery } from '../../platform/page-query.ts';
import { search } from '../page.ts';
import { VideoBlock } from './answers.ts';
import { block, BlockChange, changeReason, NewBlock, unblock } from './block.ts';
import { BLOCK_SORTS, type BlockPage, listBlocks } from './queries.ts';

type Node = { db: Db; publicUrl: Origin };

const tag = 'Video Blocks';
const OfVideo = z.object({ id: AnyId });
const BlockQuery = pageQuery(BLOCK_SORTS, '-createdAt').extend({
  search,
  type: z.coerce.number().int().min(1).max(2).optional(),
});

/** Videos moderators take out of sight. */
export const blockRoutes = ({ db, publicUrl: node }: Node) =>
  new Hono()
    .get(
      '/videos/blacklist',
      operation('Blocked videos', { tag, answer: ListOf(VideoBlock) }),
      requireRole('moderator'),
      parse('query', BlockQuery),
      async (c) => c.json(await presentBlocks(db, node, c.req.valid('query'))),
    )
    .post(
      '/videos/:id/blacklist',
      operation('Block a video', { tag, status: 204 }),
      requireRole('moderator'),
      parse('param', OfVideo),
      parse('json', NewBlock),
      async (c) => {
        await block(db, c.var.user, c.req.valid('param').id, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .put(
      '/videos/:id/blacklist',
      operation('Change why a video is blocked', { tag, status: 204 }),
      requireRole('moderator'),
      parse('param', OfVideo),
      parse('json', BlockChange),
      async (c) => {
        const { reason = null } = c.req.valid('json');
        await changeReason(db, c.var.user, c.req.valid('param').id, reason);
        return c.body(null, 204);
      },
    )
    .delete(
      '/videos/:id/blacklist',
      operation('Unblock a video', { tag, status: 204 }),
      requireRole('moderator'),
      parse('param', OfVideo),
      async (c) => {
        await unblock(db, c.var.user, c.req.valid('param').id);
        return c.body(null, 204);
      },
    );

async function presentBlocks(db: Db, node: Origin, page: BlockPage) {
  const { rows, total } = await listBlocks(db, page);
  const summaries = await summariesAmong(
    db,
    node,
    rows.map(({ block: { videoId } }) => videoId),
  );
  const blocks = rows.flatMap(({ block: { videoId, ...facts }, reason }) => {
    const video = summaries.get(videoId);
    return video ? [{ ...facts, reason, video }] : []; // deleted between the two questions
  });
  return listOf(blocks, total);
}
