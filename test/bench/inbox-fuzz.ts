import { monitorEventLoopDelay } from 'node:perf_hooks';

import * as fc from 'fast-check';

import { openDatabase } from '../../server/platform/db.ts';
import { silentLog } from '../../server/platform/log.ts';
import { hostileActivity } from '../support/hostile/activities.ts';
import { openInboxFuzz } from '../support/hostile/inbox-fuzz.ts';
import type { Bench } from './bench.ts';
import { startMeasuredNode } from './node.ts';

const BATCH = 1_000;

/**
 * As many mutated activities as INBOX_FUZZ_ACTIVITIES says, up to a million: the readers and handlers hold, and quickly.
 * INBOX_FUZZ_SEED is the first of the seeds, one for each thousand, so that many runs make a million different ones.
 */
export const inboxFuzz: Bench = {
  name: 'inbox-fuzz',
  async run(print) {
    const wanted = Math.min(Number(process.env['INBOX_FUZZ_ACTIVITIES'] ?? 5_000), 1_000_000);
    const first = Number(process.env['INBOX_FUZZ_SEED'] ?? 0);
    await using node = await startMeasuredNode({ ROLES: 'web' }); // for its database
    const { db, close } = openDatabase(node.connection, silentLog);
    const inbox = await openInboxFuzz(db);
    const before = await inbox.othersState();
    const ends: Record<string, number> = {};
    let mostCpu = 0;
    const loop = monitorEventLoopDelay({ resolution: 5 });
    const started = performance.now();
    for (let batch = 0; batch * BATCH < wanted; batch++) {
      const seed = first + batch;
      await fc.assert(
        fc.asyncProperty(hostileActivity, async (activity) => {
          const { user } = process.threadCpuUsage();
          const end = await inbox.handle(activity);
          const used = process.threadCpuUsage().user - user;
          if (batch > 0) mostCpu = Math.max(mostCpu, used / 1000);
          ends[end] = (ends[end] ?? 0) + 1;
        }),
        { seed, numRuns: Math.min(BATCH, wanted - batch * BATCH), endOnFailure: true },
      );
      if ((await inbox.othersState()) !== before) throw new Error(`seed ${seed} wrote to others`);
      if (inbox.reached.length > 0) throw new Error(`seed ${seed} reached ${inbox.reached[0]}`);
      loop.enable(); // after the first batch code is compiled, and contexts are read
    }
    const seconds = (performance.now() - started) / 1000;
    print(
      `${wanted} activities in ${seconds.toFixed(0)} s: no crash, nothing of others written, no connection`,
    );
    print(
      `  ${Object.entries(ends)
        .map(([end, many]) => `${end} ${many}`)
        .join(', ')}`,
    );
    print(`  most CPU for one activity: ${mostCpu.toFixed(0)} ms`);
    print(`  longest stall of the event loop: ${(loop.max / 1e6).toFixed(0)} ms of time`);
    await close();
  },
};
