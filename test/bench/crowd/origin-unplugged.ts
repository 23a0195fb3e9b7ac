import { setTimeout as sleep } from 'node:timers/promises';

import { figures } from './figures.ts';
import { startPair } from './nodes.ts';
import type { Scenario } from './scenario.ts';
import { CLIP_SECONDS } from './video.ts';
import { STAGGER_MS, VIEWERS, watch, watchTogether } from './viewers.ts';

/** The origin is gone in the middle; another node has a copy. */
export const originUnplugged: Scenario = {
  name: 'origin-unplugged',
  async run(browser, print, judge) {
    await using pair = await startPair();
    const { origin, mirror, id } = pair;
    await pair.keepCopy();
    const visit = { staggerMs: STAGGER_MS, choice: 'full' } as const;
    const senders = { origin: origin.url, mirror: mirror.url };
    const crowd = watchTogether(browser, { ...visit, url: `${origin.url}/w/${id}` });
    await sleep(VIEWERS * STAGGER_MS + (CLIP_SECONDS / 4) * 1000);
    origin.unplug();
    const viewers = await crowd;
    const finished = viewers.filter(({ hasEnded }) => hasEnded).length;
    print(figures(viewers, senders));
    judge({ what: 'viewers who do not see the end', is: VIEWERS - finished, most: 0 });
    const next = await watch(browser, { ...visit, url: `${mirror.url}/w/${id}` });
    print(`who comes to the mirror: ${figures([next], senders)}`);
    judge({
      what: 'viewers who come to the mirror and do not see the end',
      is: next.hasEnded ? 0 : 1,
      most: 0,
    });
  },
};
