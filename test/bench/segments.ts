import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import postgres from 'postgres';

import type { Bench } from './bench.ts';
import { cpuSecondsOf } from './cpu.ts';
import { startNginx } from './nginx.ts';
import { freePort, startMeasuredNode } from './node.ts';

const run = promisify(execFile);
const RANGES = join(import.meta.dirname, 'ranges.lua');
const FILE_BYTES = 512 * 2 ** 20;
const SECONDS = 2;
const ROUNDS = 5; // each measures both, one after the other, so that what else the machine does hits both

const CASES = [
  { rangeBytes: 2 ** 20, spread: 'few', goal: 0.7 },
  { rangeBytes: 2 ** 20, spread: 'many', goal: 0.7 },
  { rangeBytes: 64 * 2 ** 10, spread: 'few', goal: 0.25 },
  { rangeBytes: 64 * 2 ** 10, spread: 'many', goal: 0.25 },
] as const;
type Case = (typeof CASES)[number];
type Server = { url: string; pids: number[] };
type Figures = { requestsPerSecond: number; megabytesPerSecond: number; cpuSeconds: number };

/** Byte ranges of one file from the node and from nginx: the ones all viewers ask for, and ones from anywhere in it. */
export const segments: Bench = {
  name: 'segments',
  async run(print) {
    await using node = await startMeasuredNode();
    const blobs = join(node.directory, 'blobs');
    const key = await writeMedia(blobs);
    const path = await seed(node.connection, key);
    await using nginx = await startNginx({ root: blobs, port: await freePort() });

    const ours = { url: node.url + path, pids: [node.pid] };
    const theirs = { url: `${nginx.url}/${key}`, pids: nginx.pids };
    for (const wanted of CASES) await compare(wanted, { ours, theirs, print });
  },
};

async function compare(
  wanted: Case,
  { ours, theirs, print }: { ours: Server; theirs: Server; print: (line: string) => void },
) {
  const rounds: { ours: Figures; theirs: Figures }[] = [];
  await measure(ours, wanted); // warms up
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({ theirs: await measure(theirs, wanted), ours: await measure(ours, wanted) });
  }
  const ratios = rounds.map(
    (round) => round.ours.requestsPerSecond / round.theirs.requestsPerSecond,
  );
  const median = ratios.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
  const last = rounds.at(-1)!;
  print(
    `${wanted.rangeBytes / 1024} KiB of ${wanted.spread}: ${median.toFixed(2)} x nginx (goal: ${wanted.goal})`,
  );
  print(`  node  ${describe(last.ours)}`);
  print(`  nginx ${describe(last.theirs)}`);
}

const describe = ({ requestsPerSecond, megabytesPerSecond, cpuSeconds }: Figures) =>
  `${requestsPerSecond.toFixed(0)} requests/s, ${megabytesPerSecond.toFixed(0)} MB/s, ${cpuSeconds.toFixed(2)} CPU s`;

async function measure({ url, pids }: Server, { rangeBytes, spread }: Case): Promise<Figures> {
  const before = await cpuSecondsOf(pids);
  const load = ['-t1', '-c16', `-d${SECONDS}s`, '-s', RANGES, url];
  const { stdout } = await run('wrk', [...load, '--', `${rangeBytes}`, `${FILE_BYTES}`, spread]);
  const cpuSeconds = (await cpuSecondsOf(pids)) - before;
  if (/Non-2xx|Socket errors/.test(stdout)) throw new Error(stdout);
  const requestsPerSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  const megabytesPerSecond = (requestsPerSecond * rangeBytes) / 1e6;
  return { requestsPerSecond, megabytesPerSecond, cpuSeconds };
}

async function writeMedia(blobs: string): Promise<string> {
  const key = `renditions/${randomUUID()}/720.mp4`;
  await mkdir(join(blobs, key, '..'), { recursive: true });
  await using file = await open(join(blobs, key), 'w');
  const part = Buffer.alloc(2 ** 20, 'media');
  for (let written = 0; written < FILE_BYTES; written += part.length) await file.write(part);
  return key;
}

/** Publishes a video whose only rendition is the file; returns the path of it. */
async function seed(connection: { host: string; user: string; database: string }, key: string) {
  const sql = postgres({ ...connection, max: 1 });
  const [uuid, set] = [randomUUID(), randomUUID()];
  await sql`
    insert into videos (uuid, set_uuid, channel_id, name, privacy, state, published_at)
    values (${uuid}, ${set}, (select min(id) from channels), 'Measured', 1, 1, now())`;
  await sql`insert into blobs (key, size_bytes, media_type) values (${key}, ${FILE_BYTES}, 'video/mp4')`;
  await sql`
    insert into renditions (video_id, height, width, pixel_height, frames_per_second, blob_key, size_bytes,
      peak_bits_per_second, codecs, has_audio, playlist, segment_hashes)
    select id, 720, 1280, 720, 30, ${key}, ${FILE_BYTES}, 3000000, 'avc1.64001f', false, '', '{}'
    from videos where uuid = ${uuid}`;
  await sql.end();
  return `/static/streaming-playlists/hls/${uuid}/${set}-720-fragmented.mp4`;
}
