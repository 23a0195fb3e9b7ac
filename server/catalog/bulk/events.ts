import * as z from 'zod';

import { defineEvent } from '../../platform/events.ts';
import { BULK_KINDS } from '../bulk-tables.ts';

export const BulkRef = z.object({ bulkActId: z.int().positive(), kind: z.enum(BULK_KINDS) });

/** Somebody asked to have something done to many things. */
export const bulkActAsked = defineEvent('bulk-act.asked', BulkRef);

/** Somebody wants all of it back. */
export const bulkUndoAsked = defineEvent('bulk-act.undo-asked', BulkRef);
