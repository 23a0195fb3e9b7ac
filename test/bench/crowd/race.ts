import { figures, measured } from './figures.ts';
import { type Bounds, goalsOfRace } from './goals.ts';
import { openLine } from './line.ts';
import { startNode } from './nodes.ts';
import { openPeerTube } from './peertube.ts';
import type { Scenario } from './scenario.ts';
import { detailsOf, publishClip } from './video.ts';
import { STAGGER_MS, watchTogether } from './viewers.ts';

/** What is wanted of those who share, when they come one after the other, and all at once. */
interface Wanted {
  apart: Bounds;
  atOnce: Bounds;
}

/** Three ways to watch over one line: by HTTP alone, as PeerTube's players do, and as ours do. */
export const race = (name: string, bitsPerSecond: number, wanted: Wanted): Scenario => ({
  name,
  async run(browser, print, judge) {
    const line = openLine(bitsPerSecond);
    await using origin = await startNode(line);
    const id = await publishClip(origin.root);
    await using peerTube = await openPeerTube(line, await detailsOf(origin, id));
    const here = `${origin.url}/w/${id}`;
    const arrivals = [
      { arrival: '5 s apart', staggerMs: STAGGER_MS, bounds: wanted.apart },
      { arrival: 'at once', staggerMs: 0, bounds: wanted.atOnce },
    ];
    for (const { arrival, staggerMs, bounds } of arrivals) {
      const go = async (way: string, url: string, choice: 'off' | 'full') => {
        const viewers = await watchTogether(browser, { url, staggerMs, choice });
        print(`${arrival}, ${way.padEnd(12)} ${figures(viewers, { origin: origin.url })}`);
        return measured(viewers, origin.url);
      };
      const ways = {
        alone: await go('HTTP alone', here, 'off'),
        peerTube: await go('as PeerTube', peerTube.url, 'off'),
        sharing: await go('sharing', here, 'full'),
      };
      for (const goal of goalsOfRace(ways, bounds)) judge(goal);
    }
  },
});
