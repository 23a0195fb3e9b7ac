import { figures, measured } from './figures.ts';
import { goalsOfNoWorse } from './goals.ts';
import { startPair } from './nodes.ts';
import type { Scenario } from './scenario.ts';
import { STAGGER_MS, type Watched, watchTogether } from './viewers.ts';

const SLOW_BITS_PER_SECOND = 64e3;
const CHOICES = ['full', 'mirrors'] as const;

/** Another node keeps a copy, behind a line that is of no use. */
export const slowMirror: Scenario = {
  name: 'slow-mirror',
  async run(browser, print, judge) {
    await using pair = await startPair();
    const { origin, mirror, id } = pair;
    const watchEach = async (circumstance: string) => {
      const watched: Watched[] = [];
      for (const choice of CHOICES) {
        const visit = { url: `${origin.url}/w/${id}`, staggerMs: STAGGER_MS, choice };
        const viewers = await watchTogether(browser, visit);
        print(
          `${circumstance}, ${choice}: ${figures(viewers, { origin: origin.url, mirror: mirror.url })}`,
        );
        watched.push(...viewers);
      }
      return watched;
    };
    const without = await watchEach('without it');
    await pair.keepCopy();
    mirror.line.limit(SLOW_BITS_PER_SECOND);
    const withIt = await watchEach('with it');
    const [before, after] = [without, withIt].map((viewers) => measured(viewers, origin.url));
    for (const goal of goalsOfNoWorse(before!, after!)) judge(goal);
  },
};
