import * as z from 'zod';

import { VideoRef } from '../../catalog/index.ts';
import { defineEvent } from '../../platform/events.ts';

export const EditRef = z.object({ editUuid: z.uuid() });

/** A new version of a video is wanted. */
export const editAsked = defineEvent('studio.edit-asked', EditRef);

/** A new version of a video is shown; its other renditions are still to be made. */
export const editShown = defineEvent('studio.edit-shown', VideoRef);

/** How a runner gets a file of a task. */
const OfferedTask = z.object({
  name: z.string(),
  options: z.record(z.string(), z.unknown()),
  key: z.string().optional(), // of the blob that is its file
});

/** An edit that another machine may make. */
const EditOffer = z.object({
  videoId: z.int(),
  workUuid: z.uuid(),
  maxResultBytes: z.int(),
  tasks: z.array(OfferedTask),
});
export const editOffered = defineEvent('studio.edit-offered', EditOffer);
