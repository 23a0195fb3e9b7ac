import * as z from 'zod';

import { defineEvent } from '../platform/events.ts';

export const ExportRef = z.object({ exportId: z.int().positive() });

export const exportAsked = defineEvent('export.asked', ExportRef);
