import { Hono } from 'hono';
import * as z from 'zod';

import { AnyId, findKnown, forgetRemoteMirror, ListOf } from '../catalog/index.ts';
import { requireRole } from '../identity/index.ts';
import type { Db } from '../platform/db.ts';
import { invalid, notFound } from '../platform/errors.ts';
import { listOf, parse } from '../platform/http.ts';
import { operation } from '../platform/operation.ts';
import { pageQuery } from '../platform/page-query.ts';
import type { Services } from '../services.ts';
import { VideoRedundancy } from './answers.ts';
import { dropCopy } from './choosing/drop-copy.ts';
import { mirrorByHand } from './choosing/wish.ts';
import {
  countCopies,
  countMirrored,
  findMirrorById,
  listCopies,
  listMirrored,
  MIRROR_SORTS,
} from './list-queries.ts';
import { findCopyById } from './queries.ts';
import { copyJson, mirroredJson } from './redundancy-json.ts';

const tag = 'Video Mirroring';

const MirrorsQuery = pageQuery(MIRROR_SORTS, 'name').extend({
  target: z.enum(['my-videos', 'remote-videos']),
});

const Wanted = z.object({ videoId: z.coerce.string().pipe(AnyId) });

const OfCopy = z.object({
  redundancyId: z.coerce
    .number()
    .int()
    .positive()
    .max(2 ** 31 - 1),
});

/** Which copies there are of videos here, and of videos of others here (contract § Video Mirroring). */
export const mirroringRoutes = (node: Services) =>
  new Hono().route('/', listRoutes(node)).route('/', changeRoutes(node));

const listRoutes = ({ db, publicUrl }: Services) =>
  new Hono().get(
    '/server/redundancy/videos',
    operation('Copies of videos', { tag, answer: ListOf(VideoRedundancy) }),
    requireRole('administrator'),
    parse('query', MirrorsQuery),
    async (c) => {
      const { target, ...page } = c.req.valid('query');
      if (target === 'remote-videos') {
        const [copies, total] = await Promise.all([listCopies(db, page), countCopies(db)]);
        const data = copies.map((row) => copyJson(publicUrl, row));
        return c.json(listOf(data, total));
      }
      const [mirrored, total] = await Promise.all([listMirrored(db, page), countMirrored(db)]);
      const data = mirrored.map((row) => mirroredJson(publicUrl, row));
      return c.json(listOf(data, total));
    },
  );

const changeRoutes = ({ db, config }: Services) =>
  new Hono()
    .post(
      '/server/redundancy/videos',
      operation('Mirror a video', { tag, status: 204 }),
      requireRole('administrator'),
      parse('json', Wanted),
      async (c) => {
        const { video } = await findKnown(db, c.req.valid('json').videoId, c.var.user);
        if (video.url === null) throw invalid('videoId', 'Should be a video of another node');
        await mirrorByHand(db, video.id, config.mirroring.limitBytes.manual);
        return c.body(null, 204);
      },
    )
    .delete(
      '/server/redundancy/videos/:redundancyId',
      operation('Withdraw a copy of a video', { tag, status: 204 }),
      requireRole('administrator'),
      parse('param', OfCopy),
      async (c) => {
        await db.transaction((tx) => withdraw(tx, c.req.valid('param').redundancyId));
        return c.body(null, 204);
      },
    );

/** A copy of this node goes; one of another node is told of no longer. Fails with `not_found`. */
async function withdraw(tx: Db, redundancyId: number): Promise<void> {
  if (await findCopyById(tx, redundancyId)) return dropCopy(tx, redundancyId);
  const mirror = await findMirrorById(tx, redundancyId);
  if (!mirror) throw notFound('Video redundancy');
  await forgetRemoteMirror(tx, mirror.url);
}
