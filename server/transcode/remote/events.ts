import * as z from 'zod';

import { VideoRef } from '../../catalog/index.ts';
import { defineEvent } from '../../platform/events.ts';

/** What a runner must know to make a rendition. `workUuid` is the set it belongs to. */
const RenditionOffer = z.object({
  videoId: z.int(),
  workUuid: z.uuid(),
  height: z.int(),
  resolution: z.int(),
  framesPerSecond: z.number(),
  maxResultBytes: z.int(),
  isFirst: z.boolean(),
});

/** A rendition that another machine may make. */
export const renditionOffered = defineEvent('transcode.rendition-offered', RenditionOffer);

/** All pictures that other machines were asked for are there. */
export const remoteRungsMade = defineEvent('transcode.remote-rungs-made', VideoRef);
