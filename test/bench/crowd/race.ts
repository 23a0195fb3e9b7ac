import { bytesFrom, figures, stallSecondsOf } from './figures.ts';
import { openLine } from './line.ts';
import { startNode } from './nodes.ts';
import { openPeerTube } from './peertube.ts';
import type { Scenario } from './scenario.ts';
import { detailsOf, publishClip } from './video.ts';
import { STAGGER_MS, watchTogether } from './viewers.ts';

/** When they come, which part of the origin's bytes is left at most when they share, and for how long each may stand still. */
const ARRIVALS = [
  { arrival: '5 s apart', staggerMs: STAGGER_MS, part: 0.3, stallSeconds: 0 },
  { arrival: 'at once', staggerMs: 0, part: 0.32, stallSeconds: 3 },
];

/** Three ways to watch over one line: by HTTP alone, as PeerTube's players do, and as ours do. */
export const race = (name: string, bitsPerSecond: number): Scenario => ({
  name,
  async run(browser, print) {
    const line = openLine(bitsPerSecond);
    await using origin = await startNode(line);
    const id = await publishClip(origin.root);
    await using peerTube = await openPeerTube(line, await detailsOf(origin, id));
    const here = `${origin.url}/w/${id}`;
    for (const { arrival, staggerMs, part, stallSeconds } of ARRIVALS) {
      const go = async (way: string, url: string, choice: 'off' | 'full') => {
        const viewers = await watchTogether(browser, { url, staggerMs, choice });
        print(`${arrival}, ${way.padEnd(12)} ${figures(viewers, { origin: origin.url })}`);
        return { bytes: bytesFrom(origin.url, viewers), stood: stallSecondsOf(viewers) };
      };
      const alone = await go('HTTP alone', here, 'off');
      const theirs = await go('as PeerTube', peerTube.url, 'off');
      const ours = await go('sharing', here, 'full');
      const partOf = ({ bytes }: typeof ours) => (bytes / alone.bytes).toFixed(2);
      const secondsOf = ({ stood }: typeof ours) => stood.toFixed(1);
      print(
        `${arrival}: the origin sends ${partOf(ours)} × (goal: ${part}; as PeerTube: ${partOf(theirs)}); ` +
          `each stands still for ${secondsOf(ours)} s (goal: ${stallSeconds}; as PeerTube: ${secondsOf(theirs)})`,
      );
    }
  },
});
