import { glob, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';

import { figures } from './figures.ts';
import { type Node, startPair } from './nodes.ts';
import type { Scenario } from './scenario.ts';
import { detailsOf } from './video.ts';
import { STAGGER_MS, watchTogether } from './viewers.ts';
import { openWitness } from './witness.ts';

const MOST_AT_ONCE = 3; // requests under way when the first lie is found out

/** Another node keeps a copy, of which nothing is right any more. */
export const poisonedMirror: Scenario = {
  name: 'poisoned-mirror',
  async run(browser, print, judge) {
    await using pair = await startPair();
    const { origin, mirror, id } = pair;
    await pair.keepCopy();
    await blankCopies(mirror);
    const witness = await openWitness((await detailsOf(origin, id)).fileUrl);
    const viewers = await watchTogether(browser, {
      url: `${origin.url}/w/${id}`,
      staggerMs: STAGGER_MS,
      choice: 'full',
      ...witness,
    });
    const asked = viewers.map(({ traffic }) => traffic.from(mirror.url).answers);
    print(figures(viewers, { origin: origin.url, mirror: mirror.url }));
    judge(witness.goal());
    judge({ what: 'times one asks the mirror', is: Math.max(...asked), most: MOST_AT_ONCE });
  },
};

/** All media that a node keeps become zeros. */
async function blankCopies({ directory }: Node): Promise<void> {
  for await (const path of glob(join(directory, 'blobs', '**', '*-fragmented.mp4'))) {
    const { size } = await stat(path);
    await truncate(path, 0);
    await truncate(path, size);
  }
}
