import { MEETING_FLAGS } from '../../browser/crowd.ts';
import { launchChromium } from '../../support/chromium.ts';
import type { Bench } from '../bench.ts';
import { isMet, verdict } from './goals.ts';
import { mirrorAndSeeder } from './mirror-and-seeder.ts';
import { originUnplugged } from './origin-unplugged.ts';
import { poisonedMirror } from './poisoned-mirror.ts';
import { poisonedViewer } from './poisoned-viewer.ts';
import { race } from './race.ts';
import { slowMirror } from './slow-mirror.ts';

const SCENARIOS = [
  race('free-line', 1e9, {
    apart: { part: 0.3, firstFrame: 1.15, stallSeconds: 0 },
    atOnce: { part: 0.32 },
  }),
  race('thin-line', 3e6, {
    apart: { stallSeconds: 0, beatsPeerTube: true },
    atOnce: { stallSeconds: 3, beatsPeerTube: true },
  }),
  mirrorAndSeeder,
  poisonedViewer,
  poisonedMirror,
  originUnplugged,
  slowMirror,
];

/**
 * Five browsers at one video of 1 Mbit/s and BENCH_SECONDS (80). BENCH_CROWD names the scenarios to go through, with commas;
 * all unless told. With a goal that is missed, the program ends with 1.
 */
export const crowd: Bench = {
  name: 'crowd',
  async run(print) {
    const wanted = process.env['BENCH_CROWD']?.split(',');
    const browser = await launchChromium(MEETING_FLAGS);
    for (const { name, run } of SCENARIOS) {
      if (wanted && !wanted.includes(name)) continue;
      print(name);
      const say = (line: string) => print(`  ${line}`);
      await run(browser, say, (goal) => {
        say(verdict(goal));
        if (!isMet(goal)) process.exitCode = 1;
      });
    }
    await browser.close();
  },
};
