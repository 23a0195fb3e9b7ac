import * as z from 'zod';

import { defineEvent } from '../platform/events.ts';

export const CopyRef = z.object({ copyId: z.int().positive() });

/** A copy is to be made. */
export const copyWanted = defineEvent('copy.wanted', CopyRef);
