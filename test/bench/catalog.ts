import { resolve } from 'node:path';

import type { Bench } from './bench.ts';
import { type Cost, costOf, idleCostOf } from './catalog-cost.ts';
import { hasCatalog, seedCatalog, someTitles } from './catalog-seed.ts';
import { startMeasuredNode } from './node.ts';

const SIZES = (process.env['BENCH_VIDEOS'] ?? '2000,100000').split(',').map(Number);
const KEPT = process.env['BENCH_CATALOGS']; // a folder that keeps what is seeded: a million videos take a quarter of an hour
const REQUESTS = 300;
const WARM_UP = 1_000; // until what is asked often has been compiled, as on a node that runs for days

/** CPU of one request in milliseconds: a tenth of what PeerTube 8.2 needs. */
const GOALS = { list: 1.3, detail: 0.54, channel: 1.3, search: 3.6 };

/**
 * CPU and median time of lists, details, channels and searches, of node and PostgreSQL together: of requests that are each
 * asked once, so that no answer is kept, and of the same request asked again and again, as a public page is.
 */
export const catalog: Bench = {
  name: 'catalog',
  async run(print) {
    for (const videos of SIZES) {
      await using node = await startMeasuredNode({}, KEPT && resolve(KEPT, String(videos)));
      if (!(await hasCatalog(node.connection))) await seedCatalog(node.connection, videos);
      const paths = pathsOf(videos, await someTitles(node.connection, REQUESTS));
      for (const [kind, path] of Object.entries(paths)) {
        const ask = (n: number) => get(`${node.url}/api/v1${path(n)}`);
        for (let n = REQUESTS; n < REQUESTS + WARM_UP; n += 1) await ask(n);
        const idle = await idleCostOf(node);
        const first = await costOf(node, idle, REQUESTS, ask);
        const goal = GOALS[kind as keyof typeof GOALS];
        print(`${kind} of ${videos}, first asked: ${written(first)} (goal: ${goal})`);
        const again = await costOf(node, idle, REQUESTS, () => ask(0));
        print(`${kind} of ${videos}, asked again (kept): ${written(again)}`);
      }
    }
  },
};

/** No two numbers below 1,300 give the same request. */
function pathsOf(
  videos: number,
  titles: string[],
): Record<keyof typeof GOALS, (n: number) => string> {
  const channels = Math.max(1, videos / 100);
  const word = (n: number) => titles[n % titles.length]!.split(' ')[n % 4]!;
  return {
    list: (n) => `/videos?start=${n}&count=15`,
    detail: (n) => `/videos/${1 + ((n * 37) % videos)}`,
    channel: (n) =>
      `/video-channels/channel_${1 + (n % channels)}/videos?start=${Math.floor(n / channels)}`,
    search: (n) => `/search/videos?search=${word(n)}+-nobodysaid${n}`,
  };
}

async function get(url: string) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  await response.arrayBuffer();
}

const written = ({ nodeMs, postgresMs, medianMs }: Cost) =>
  `${(nodeMs + postgresMs).toFixed(2)} ms CPU (node ${nodeMs.toFixed(2)}, PostgreSQL ${postgresMs.toFixed(2)}), median ${medianMs.toFixed(1)} ms`;
