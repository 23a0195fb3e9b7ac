import * as z from 'zod';

import { defineEvent } from '../platform/events.ts';

export const ExportRef = z.object({ exportId: z.int().positive() });

/** Somebody wants their archive. */
export const exportAsked = defineEvent('export.asked', ExportRef);

/** It is made, or could not be. */
export const exportEnded = defineEvent('export.ended', ExportRef);
