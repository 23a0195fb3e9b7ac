import { corruptWhatIsSent } from '../../browser/crowd.ts';
import { bytesFrom, figures, megabytes } from './figures.ts';
import { startNode } from './nodes.ts';
import type { Scenario } from './scenario.ts';
import { type Sending, watchSending } from './sending.ts';
import { detailsOf, publishClip } from './video.ts';
import { STAGGER_MS, VIEWERS, watchTogether } from './viewers.ts';
import { openWitness } from './witness.ts';

const LIAR = 1; // the second to come
const PART = 0.45;

/** One of them sends the others what it did not get. */
export const poisonedViewer: Scenario = {
  name: 'poisoned-viewer',
  async run(browser, print, judge) {
    await using origin = await startNode();
    const id = await publishClip(origin.root);
    const { fileUrl, sizeBytes } = await detailsOf(origin, id);
    const witness = await openWitness(fileUrl);
    let lies: Sending = { bytes: 0, viewers: 0, connected: 0 };
    const viewers = await watchTogether(browser, {
      url: `${origin.url}/w/${id}`,
      staggerMs: STAGGER_MS,
      choice: 'full',
      async before(page, n) {
        await witness.before(page);
        if (n !== LIAR) return;
        await page.addInitScript(corruptWhatIsSent);
        await page.addInitScript(watchSending);
      },
      async after(page, n) {
        await witness.after(page);
        if (n === LIAR) lies = await page.evaluate(() => globalThis.sending());
      },
    });
    const part = bytesFrom(origin.url, viewers) / (VIEWERS * sizeBytes);
    print(figures(viewers, { origin: origin.url }));
    print(`${lies.viewers} were sent ${megabytes(lies.bytes)} of lies`);
    judge(witness.goal());
    judge({ what: 'viewers who go on taking lies', is: lies.connected, most: 0 });
    judge({ what: 'origin bytes, × HTTP alone', is: part, most: PART });
  },
};
