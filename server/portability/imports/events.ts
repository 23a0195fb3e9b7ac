import * as z from 'zod';

import { defineEvent } from '../../platform/events.ts';

export const ImportRef = z.object({ importId: z.int().positive(), uploadId: z.uuid() });

/** An archive is to be fetched from another node. */
export const archiveAnnounced = defineEvent('import.archive-announced', ImportRef);

/** An archive is here whole. */
export const archiveReceived = defineEvent('import.archive-received', ImportRef);

export const ImportEnded = z.object({ importId: z.int().positive() });

/** An archive has been brought in, or could not be. */
export const archiveImported = defineEvent('import.archive-imported', ImportEnded);
