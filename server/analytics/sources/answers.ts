import * as z from 'zod';

import { SOURCE_KINDS } from './source.ts';

/** From where viewers came, those that led most first. */
export const ViewSources = z
  .object({
    data: z.array(
      z.object({
        kind: z.enum(SOURCE_KINDS),
        host: z.string().nullable().describe('of a `site`, an `embed` or a `node`'),
        viewers: z.int().min(0),
      }),
    ),
  })
  .meta({ id: 'ViewSources' });
