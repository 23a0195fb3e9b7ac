import type { Bench } from './bench.ts';
import { seedCatalog, someTitles } from './catalog-seed.ts';
import { cpuSecondsOf, processesBelow } from './cpu.ts';
import { startMeasuredNode } from './node.ts';

const SIZES = (process.env['BENCH_VIDEOS'] ?? '2000,100000').split(',').map(Number);
const REQUESTS = 300;

/** CPU of one request in milliseconds: a tenth of what PeerTube 8.2 needs. */
const GOALS = { list: 1.3, detail: 0.54, channel: 1.3, search: 3.6 };

/**
 * CPU and median time of lists, details, channels and searches that are each asked once, so that no answer is kept;
 * node and PostgreSQL together.
 */
export const catalog: Bench = {
  name: 'catalog',
  async run(print) {
    for (const videos of SIZES) {
      await using node = await startMeasuredNode();
      await seedCatalog(node.connection, videos);
      const titles = await someTitles(node.connection, REQUESTS);
      const word = (n: number) => titles[n % titles.length]!.split(' ')[n % 4]!;
      const paths: Record<keyof typeof GOALS, (n: number) => string> = {
        list: (n) => `/videos?start=${n * 2}&count=15`,
        detail: (n) => `/videos/${1 + ((n * 37) % videos)}`,
        channel: (n) =>
          `/video-channels/channel_${1 + (n % (videos / 100))}/videos?start=${n % 20}`,
        search: (n) => `/search/videos?search=${word(n)}`,
      };
      for (const [kind, path] of Object.entries(paths)) {
        const { cpuMilliseconds, medianMilliseconds } = await measure(node, path);
        const goal = GOALS[kind as keyof typeof GOALS];
        print(
          `${kind} of ${videos}: ${cpuMilliseconds.toFixed(2)} ms CPU (goal: ${goal}), median ${medianMilliseconds.toFixed(1)} ms`,
        );
      }
    }
  },
};

async function measure(
  node: { url: string; pid: number; postgresPid: number },
  path: (n: number) => string,
) {
  const ask = async (n: number) => {
    const started = performance.now();
    const response = await fetch(`${node.url}/api/v1${path(n)}`);
    if (!response.ok) throw new Error(`${path(n)}: ${response.status}`);
    await response.arrayBuffer();
    return performance.now() - started;
  };
  for (let n = REQUESTS; n < REQUESTS + 100; n += 1) await ask(n); // warms up
  const measured = [node.pid, ...(await processesBelow(node.postgresPid))];
  const before = await cpuSecondsOf(measured);
  const times: number[] = [];
  for (let n = 0; n < REQUESTS; n += 1) times.push(await ask(n));
  const cpuSeconds = (await cpuSecondsOf(measured)) - before;
  return {
    cpuMilliseconds: (cpuSeconds / REQUESTS) * 1000,
    medianMilliseconds: times.toSorted((a, b) => a - b)[REQUESTS / 2]!,
  };
}
