import { MEETING_FLAGS } from '../../browser/crowd.ts';
import { launchChromium } from '../../support/chromium.ts';
import type { Bench } from '../bench.ts';
import { mirrorAndSeeder } from './mirror-and-seeder.ts';
import { originUnplugged } from './origin-unplugged.ts';
import { poisonedMirror } from './poisoned-mirror.ts';
import { poisonedViewer } from './poisoned-viewer.ts';
import { race } from './race.ts';
import { slowMirror } from './slow-mirror.ts';

const SCENARIOS = [
  race('free-line', 1e9),
  race('thin-line', 3e6),
  mirrorAndSeeder,
  poisonedViewer,
  poisonedMirror,
  originUnplugged,
  slowMirror,
];

/**
 * Five browsers at one video of 1 Mbit/s and BENCH_SECONDS (80). BENCH_CROWD names the scenarios to go through, with commas;
 * all unless told.
 */
export const crowd: Bench = {
  name: 'crowd',
  async run(print) {
    const wanted = process.env['BENCH_CROWD']?.split(',');
    const browser = await launchChromium(MEETING_FLAGS);
    for (const { name, run } of SCENARIOS) {
      if (wanted && !wanted.includes(name)) continue;
      print(name);
      await run(browser, (line) => print(`  ${line}`));
    }
    await browser.close();
  },
};
