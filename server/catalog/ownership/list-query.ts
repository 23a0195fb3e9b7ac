import * as z from 'zod';

import { pageQuery } from '../../platform/page-query.ts';
import type { State } from './queries.ts';

const STATES: Record<number, State> = { 1: 'pending', 2: 'rejected', 3: 'accepted' };

/** Which part of what was asked. */
export const ChangesQuery = pageQuery(['createdAt'], '-createdAt');

/** The same, of one state (contract § ChangeOwnershipState). */
export const ChangesOfQuery = ChangesQuery.extend({
  state: z.coerce
    .number()
    .pipe(z.literal([1, 2, 3]))
    .transform((id) => STATES[id]!)
    .optional(),
});
