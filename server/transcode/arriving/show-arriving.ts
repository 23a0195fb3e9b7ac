import * as z from 'zod';

import { type ArrivingSource, TakenOver } from '../../catalog/index.ts';
import { enabledHeights, instanceConfig } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { defineJob } from '../../platform/jobs.ts';
import type { Tools } from '../work.ts';
import { growArriving } from './grow-arriving.ts';

const TIMEOUT_MINUTES = 12 * 60;
const AT_ONCE = 2; // in one process; others wait

const UploadRef = z.object({ uploadId: z.uuid() });

/** Where files come from while they come. */
export type Arrivals<Services> = {
  /** Waits for the beginning of a file. Undefined when there is nothing to be shown of it before it is whole. */
  open: (
    node: Services & { signal: AbortSignal },
    uploadId: string,
  ) => Promise<(ArrivingSource & AsyncDisposable) | undefined>;
  /** Something can be watched. */
  began: (tx: Db, uploadId: string) => Promise<void>;
  /** Nothing is shown of it, with the reason its uploader reads. */
  gaveUp: (node: Services, uploadId: string, reason: string) => Promise<void>;
};

/** Makes a file watchable while it is still coming in. */
export const showArriving = <Services extends Tools>({ open, began, gaveUp }: Arrivals<Services>) =>
  defineJob<Services>()({
    name: 'transcode.show-arriving',
    payload: UploadRef,
    attempts: 3,
    timeoutMinutes: TIMEOUT_MINUTES,
    concurrency: AT_ONCE,
    async run({ uploadId }, node) {
      await using arriving = await open(node, uploadId);
      if (!arriving) return;
      const wantedHeights = enabledHeights(await instanceConfig(node.db));
      const onBeginning = (tx: Db) => began(tx, uploadId);
      const how = { timeoutMinutes: TIMEOUT_MINUTES, wantedHeights, onBeginning };
      try {
        await growArriving({ ...node, ...how }, arriving);
      } catch (error) {
        if (node.signal.aborted || !isOver(error, arriving)) throw error;
      }
    },
    gaveUp: ({ uploadId }, reason, node) => gaveUp(node, uploadId, reason),
  });

/** The whole file is here, or no more of it comes: nobody's failure. */
const isOver = (error: unknown, { signal }: ArrivingSource) =>
  error instanceof TakenOver || signal.aborted;
