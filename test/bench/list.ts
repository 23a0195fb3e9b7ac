import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import postgres from 'postgres';

import type { Bench } from './bench.ts';
import { cpuSecondsOf, processesBelow } from './cpu.ts';
import { startMeasuredNode } from './node.ts';

const run = promisify(execFile);
const VIDEOS = 2_000;
const SECONDS = 10;

/** CPU of one list request, node and PostgreSQL together; PeerTube 8.2 needs 13 ms. */
export const list: Bench = {
  name: 'list',
  async run(print) {
    await using node = await startMeasuredNode();
    await seed(node.connection);
    const url = `${node.url}/api/v1/videos?count=15`;
    const body = (await (await fetch(url)).json()) as { total: number; data: unknown[] };
    if (body.total !== VIDEOS || body.data.length !== 15)
      throw new Error(`not the list: ${body.total}`);

    const measured = [node.pid, ...(await processesBelow(node.postgresPid))];
    const before = await cpuSecondsOf(measured);
    const { stdout } = await run('wrk', ['-t1', '-c16', `-d${SECONDS}s`, url]);
    const cpuSeconds = (await cpuSecondsOf(measured)) - before;
    const requests = Number(/(\d+) requests in/.exec(stdout)?.[1]);
    print(
      `${requests} requests in ${SECONDS} s, ${((cpuSeconds / requests) * 1000).toFixed(3)} ms CPU each (goal: 0.8)`,
    );
  },
};

async function seed(connection: { host: string; user: string; database: string }) {
  const sql = postgres({ ...connection, max: 1 });
  await sql`
    insert into videos (uuid, channel_id, name, description, privacy, state, duration_seconds, published_at)
    select gen_random_uuid(), (select min(id) from channels), 'Video ' || n, repeat('words ', 40), 1, 1, n, now() - n * interval '1 minute'
    from generate_series(1, ${VIDEOS}) n`;
  await sql`
    insert into thumbnails (video_id, width, height, blob_key)
    select id, width, width * 9 / 16, 'thumbnails/' || uuid || '-' || width || '.jpg'
    from videos, unnest(array[280, 850, 1280]) width`;
  await sql`analyze`;
  await sql.end();
}
