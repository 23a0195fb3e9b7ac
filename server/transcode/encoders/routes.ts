import { Hono } from 'hono';
import * as z from 'zod';

import { requireRole } from '../../identity/index.ts';
import { FoundEncoder } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import type { Ffmpeg } from '../../platform/ffmpeg.ts';
import { parse } from '../../platform/http.ts';
import type { Log } from '../../platform/log.ts';
import { operation } from '../../platform/operation.ts';
import type { Storage } from '../../platform/storage.ts';
import { allTrials } from './encoders.ts';
import { tryEverywhere } from './keep-trying.ts';
import { trialJson } from './trial-json.ts';

const Encoders = z.object({ total: z.int(), data: z.array(FoundEncoder) });

type Node = { db: Db; ffmpeg: Ffmpeg; storage: Storage; log: Log };

/**
 * Ours: which encoders of this machine work, and why the others do not; where nobody has asked before, the answer takes seconds.
 * What workers on others have found is said where workers are listed, and they can be told to find out anew.
 */
export const encoderRoutes = ({ db, ...tools }: Node) =>
  new Hono()
    .get(
      '/transcoding/encoders',
      operation('Encoders of this machine, tried', { tag: 'Video Transcoding', answer: Encoders }),
      requireRole('administrator'),
      parse('query', z.object({ anew: z.stringbool().default(false) })),
      async (c) => {
        const trials = await allTrials(tools, c.req.valid('query'));
        return c.json({ total: trials.length, data: trials.map(trialJson) });
      },
    )
    .post(
      '/transcoding/encoders/trials',
      operation('Have every worker try its encoders again', {
        tag: 'Video Transcoding',
        status: 204,
      }),
      requireRole('administrator'),
      async (c) => {
        await tryEverywhere(db);
        return c.body(null, 204);
      },
    );
