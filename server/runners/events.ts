import * as z from 'zod';

import { defineEvent } from '../platform/events.ts';

/** Work of runners: `workUuid` names a set of renditions, of which `height` is made, or an edit. */
export const RunnerWork = z.object({
  videoId: z.int(),
  workUuid: z.uuid(),
  height: z.int(),
});

/** The same with what came of it: whoever asked for the work looks at it and settles the job. */
const Delivered = RunnerWork.extend({ jobUuid: z.uuid(), resultKey: z.string() });

export const renditionDelivered = defineEvent('runners.rendition-delivered', Delivered);
export const editDelivered = defineEvent('runners.edit-delivered', Delivered);

/** No runner does it: the node has to. */
export const renditionGivenBack = defineEvent('runners.rendition-given-back', RunnerWork);
export const editGivenBack = defineEvent('runners.edit-given-back', RunnerWork);

/** By the type of a job: what is told of its result, and of its being given back. */
export const EVENTS: Record<
  string,
  { delivered: typeof editDelivered; givenBack: typeof editGivenBack }
> = {
  'vod-hls-transcoding': { delivered: renditionDelivered, givenBack: renditionGivenBack },
  'video-studio-transcoding': { delivered: editDelivered, givenBack: editGivenBack },
};
