import { Hono } from 'hono';
import * as z from 'zod';

import { requireRole } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { type Encoding, sumEncodings, sumWaits } from './figure-queries.ts';

const counted = z.number().min(0);

const EncodingFigures = z
  .object({
    encoders: z.array(
      z.object({
        name: z.string(),
        runs: counted,
        failures: counted,
        mediaSeconds: counted.describe('of film, however many renditions were made of it at once'),
        workSeconds: counted,
        speed: counted.nullable().describe('seconds of film in a second; null: nothing was made'),
      }),
    ),
    waiting: z
      .object({
        sources: counted,
        averageSeconds: counted.nullable(),
        longestSeconds: counted.nullable(),
      })
      .describe('from the plan for a source until its first rendition was begun'),
  })
  .meta({ id: 'EncodingFigures' });

/** How encoding on this node goes, in days of UTC: ours. */
export const figureRoutes = ({ db }: { db: Db }) =>
  new Hono().get(
    '/transcoding/figures',
    operation('How much was encoded, how fast and how well', {
      tag: 'Video Transcoding',
      answer: EncodingFigures,
    }),
    requireRole('administrator'),
    parse('query', z.object({ days: z.coerce.number().int().min(1).max(366).default(30) })),
    async (c) => {
      const { days } = c.req.valid('query');
      const [encodings, waits] = await Promise.all([sumEncodings(db, days), sumWaits(db, days)]);
      const { sources, waitedSeconds, longestSeconds } = waits;
      return c.json({
        encoders: encodings.map(encoderJson),
        waiting: {
          sources,
          averageSeconds: sources > 0 ? waitedSeconds / sources : null,
          longestSeconds: sources > 0 ? longestSeconds : null,
        },
      });
    },
  );

const encoderJson = ({ encoder: name, ...done }: Encoding) => ({
  name,
  ...done,
  speed: done.workSeconds > 0 ? done.mediaSeconds / done.workSeconds : null,
});
