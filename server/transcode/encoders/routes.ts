import { Hono } from 'hono';
import * as z from 'zod';

import { requireRole } from '../../identity/index.ts';
import { FoundEncoder } from '../../instance/index.ts';
import type { Ffmpeg } from '../../platform/ffmpeg.ts';
import { parse } from '../../platform/http.ts';
import type { Log } from '../../platform/log.ts';
import { operation } from '../../platform/operation.ts';
import type { Storage } from '../../platform/storage.ts';
import { allTrials } from './encoders.ts';
import { trialJson } from './trial-json.ts';

const Encoders = z.object({ total: z.int(), data: z.array(FoundEncoder) });

/**
 * Ours: which encoders of this machine work, and why the others do not. The first question takes seconds. What workers on others
 * have found is said where workers are listed.
 */
export const encoderRoutes = (tools: { ffmpeg: Ffmpeg; storage: Storage; log: Log }) =>
  new Hono().get(
    '/transcoding/encoders',
    operation('Encoders of this machine, tried', { tag: 'Video Transcoding', answer: Encoders }),
    requireRole('administrator'),
    parse('query', z.object({ anew: z.stringbool().default(false) })),
    async (c) => {
      const trials = await allTrials(tools, c.req.valid('query'));
      return c.json({ total: trials.length, data: trials.map(trialJson) });
    },
  );
