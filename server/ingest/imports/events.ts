import * as z from 'zod';

import { defineEvent } from '../../platform/events.ts';

export const ImportRef = z.object({ importId: z.int().positive() });

/** A user wants a file to be fetched. */
export const importAsked = defineEvent('import.asked', ImportRef);

/** A list of videos has one that is to be fetched: less urgent than what a user waits for. */
export const listedImportAsked = defineEvent('import.listed-asked', ImportRef);

/** An import has brought its file in. */
export const importSucceeded = defineEvent('import.succeeded', ImportRef);

/** An import was given up. */
export const importFailed = defineEvent('import.failed', ImportRef);
