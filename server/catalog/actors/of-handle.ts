import * as z from 'zod';

import { parse } from '../../platform/http.ts';

/** The `:handle` of a path. */
export const OfHandle = parse('param', z.object({ handle: z.string().max(400) }));
