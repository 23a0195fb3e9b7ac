import * as z from 'zod';

import { FirstReference, listOf, Moment, Url } from './common.ts';
import { Duration } from './duration.ts';

const MAX_SECTIONS = 200;
const seconds = z.number().min(0).max(10_000_000).transform(Math.floor);

/** How somebody at another node watched a video; not who. */
export const ForeignWatchAction = z.object({
  id: Url,
  object: FirstReference,
  startTime: Moment,
  endTime: Moment,
  duration: Duration.pipe(z.number().max(10_000_000)).transform(Math.floor),
  watchSections: listOf(
    z
      .object({ startTimestamp: seconds, endTimestamp: seconds })
      .refine(({ startTimestamp, endTimestamp }) => startTimestamp <= endTimestamp),
    MAX_SECTIONS,
  ),
});
