import * as z from 'zod';

import { parse } from '../../platform/http.ts';

/** Who shall take over. */
export const Give = parse('json', z.object({ username: z.string().min(1).max(400) }));

/** The number of an ownership change. */
export const OfChange = parse(
  'param',
  z.object({ id: z.coerce.number().int().positive().max(2_147_483_647) }),
);

/** The channel that a video goes into. */
export const Accept = parse(
  'json',
  z.object({ channelId: z.coerce.number().int().positive().max(2_147_483_647) }),
);
