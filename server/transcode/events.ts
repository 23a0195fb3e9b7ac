import * as z from 'zod';

import { VideoRef } from '../catalog/index.ts';
import { defineEvent } from '../platform/events.ts';

/** The source can be watched as it is once it is repackaged. */
export const copyPlanned = defineEvent('transcode.copy-planned', VideoRef);

/** The source has to be encoded before anything of it can be watched. */
export const encodingPlanned = defineEvent('transcode.encoding-planned', VideoRef);

/** The source can be watched as it is; its other renditions are still to be made. */
export const sourceCopied = defineEvent('transcode.source-copied', VideoRef);

/** The first seconds of a long source can be watched; others can share the rest of the work. */
export const beginningShown = defineEvent('transcode.beginning-shown', VideoRef);

/** A low rendition can be watched; the others are still to be made. */
export const firstRungEncoded = defineEvent('transcode.first-rung-encoded', VideoRef);

/** An administrator has stopped the work on a set of renditions. */
export const transcodingStopped = defineEvent(
  'transcode.stopped',
  VideoRef.extend({ workUuid: z.uuid() }),
);

/** An administrator has put the work on a set of renditions before all other. */
export const transcodingPrioritized = defineEvent(
  'transcode.prioritized',
  VideoRef.extend({ workUuid: z.uuid() }),
);

/** All renditions are in the store. */
export const ladderCompleted = defineEvent('transcode.ladder-completed', VideoRef);

/** A part of a source waits for a worker. */
export const chunkPlanned = defineEvent('transcode.chunk-planned', VideoRef);

/** All parts of a rank are made and can be joined. */
export const chunksMade = defineEvent('transcode.chunks-made', VideoRef);
