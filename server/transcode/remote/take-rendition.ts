import * as z from 'zod';

import { findRenditions } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { faultPoint } from '../../platform/fault.ts';
import { defineJob } from '../../platform/jobs.ts';
import { firstRungEncoded } from '../events.ts';
import type { Rung } from '../plan/ladder.ts';
import { planAgain, secondsWithoutPicture } from '../plan/plan-again.ts';
import { recordRenditions } from '../record-renditions.ts';
import { findWanted, missing, type Tools, type Work } from '../work.ts';
import { adoptResult } from './adopt-result.ts';
import { remoteRungsMade } from './events.ts';

/** A file a runner brought for a rung of a set. */
const Brought = z.object({
  videoId: z.int(),
  workUuid: z.uuid(),
  height: z.int(),
  jobUuid: z.uuid(),
  resultKey: z.string(),
});
type Brought = z.output<typeof Brought>;

type Verdict = { jobUuid: string; fault?: string; unwanted?: boolean };
/** Where it is said what was found of a result; false when nobody waits for it any more. */
export type Desk = { settle: (tx: Db, verdict: Verdict) => Promise<boolean> };

type Making = Tools & { signal: AbortSignal };
const TIMEOUT_MINUTES = 180;

/** Looks at what a runner brought, and shows it if it is right. */
export const takeRendition = (desk: Desk) =>
  defineJob<Tools>()({
    name: 'transcode.take-rendition',
    payload: Brought,
    attempts: 5,
    timeoutMinutes: TIMEOUT_MINUTES,
    concurrency: 2,
    async run(brought, tools) {
      const { jobUuid } = brought;
      const settle = (verdict: Omit<Verdict, 'jobUuid'>) =>
        settleAlone(tools.db, desk, { jobUuid, ...verdict });
      const work = await findWanted(tools.db, brought.videoId);
      const rung = work?.plan.rungs.find(({ height }) => height === brought.height);
      if (!work || !rung || work.source.setUuid !== brought.workUuid)
        return settle({ unwanted: true });
      if (missing([rung], work.ready).length === 0) return settle({}); // an earlier attempt got this far
      try {
        await take(tools, work, { desk, brought, rung });
      } catch (error) {
        if (!(error instanceof Failure) || error.code !== 'unreadable_media') throw error;
        await settle({ fault: error.message });
      }
    },
    gaveUp: ({ jobUuid }, fault, { db }) => settleAlone(db, desk, { jobUuid, fault }),
  });

const settleAlone = (db: Db, { settle }: Desk, verdict: Verdict): Promise<void> =>
  db.transaction(async (tx) => void (await settle(tx, verdict)));

type Taking = { desk: Desk; brought: Brought; rung: Rung };

async function take(tools: Making, work: Work, { desk, brought, rung }: Taking): Promise<void> {
  const { jobUuid, resultKey } = brought;
  await using scratch = await tools.storage.scratch();
  const made = await adoptResult({ ...tools, directory: scratch.path }, work, { rung, resultKey });
  faultPoint('transcode.result-adopted');
  const stillSeconds = isFirst(work, rung) ? secondsWithoutPicture(made, work) : 0;
  if (stillSeconds > 0) {
    await settleAlone(tools.db, desk, { jobUuid, unwanted: true });
    return await planAgain(tools, work, { stillSeconds, mayCopy: false });
  }
  await recordRenditions(tools, work, made.renditions, async (tx) => {
    const isAwaited = await desk.settle(tx, { jobUuid });
    if (!isAwaited) throw new Failure('conflict', 'Nobody waits for this result any more.');
    await tellNext(tx, work, rung);
  });
}

const isFirst = ({ plan }: Work, rung: Rung) => !plan.isQuick && plan.first.includes(rung);

/** The first rung lets people watch; with the last picture only the sound is left. */
async function tellNext(tx: Db, work: Work, rung: Rung): Promise<void> {
  const { videoId } = work.source;
  if (isFirst(work, rung)) return emit(tx, firstRungEncoded, { videoId });
  const left = missing(work.plan.rungs, await findRenditions(tx, videoId));
  if (left.every(({ height }) => height === 0)) await emit(tx, remoteRungsMade, { videoId });
}
