import postgres from 'postgres';

import { readTorrent } from '../../support/swarms/torrents.ts';
import { bytesFrom, figures } from './figures.ts';
import { type Node, startPair } from './nodes.ts';
import type { Scenario } from './scenario.ts';
import { until } from './until.ts';
import { detailsOf } from './video.ts';
import { STAGGER_MS, VIEWERS, watchTogether } from './viewers.ts';

const GOAL = 0.08;

/** Another node keeps a copy, and gives it to peers too. */
export const mirrorAndSeeder: Scenario = {
  name: 'mirror-and-seeder',
  async run(browser, print, judge) {
    await using pair = await startPair({ ROLES: 'web,worker,tracker,seeder' });
    const { origin, mirror, id } = pair;
    await pair.keepCopy();
    await makeWatched(mirror);
    await untilSeeded(origin, id);
    const visit = { url: `${origin.url}/w/${id}`, staggerMs: STAGGER_MS, choice: 'full' } as const;
    const viewers = await watchTogether(browser, visit);
    const alone = VIEWERS * (await detailsOf(origin, id)).sizeBytes;
    const part = bytesFrom(origin.url, viewers) / alone;
    print(figures(viewers, { origin: origin.url, 'mirror, over HTTP': mirror.url }));
    judge({ what: 'origin bytes, × HTTP alone', is: part, most: GOAL });
  },
};

/** Has the node believe that its videos are watched these days: the seeder gives no others. */
async function makeWatched({ connection }: Node): Promise<void> {
  const sql = postgres({ ...connection, max: 1 });
  await sql`update videos set recent_views = 1`;
  await sql.end();
}

/** Resolves once there is a peer that has all of a video. */
async function untilSeeded(origin: Node, id: string): Promise<void> {
  const { torrentUrl } = await detailsOf(origin, id);
  const torrent = Buffer.from(await (await fetch(torrentUrl)).arrayBuffer());
  const hash = readTorrent(torrent).infoHash.replaceAll(/../g, '%$&');
  await until(async () => {
    const scraped = await origin.request(`/tracker/scrape?info_hash=${hash}`);
    return /8:completei[1-9]/.test(await scraped.text());
  });
}
