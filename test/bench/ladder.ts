import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import {
  copySource,
  encodeFirst,
  encodeRest,
  planRenditions,
} from '../../server/transcode/index.ts';
import { findWork } from '../../server/transcode/work.ts';
import { clip } from '../support/clips.ts';
import type { Bench } from './bench.ts';
import { cpuSecondsOf } from './cpu.ts';
import { type Ladder, onceByHand, oneByOne } from './ladder-by-hand.ts';
import { openWorkshop } from './workshop.ts';

const SECONDS = 30;
const RUNS = 2; // the better one counts: other processes disturb
const PICTURE = `-f lavfi -i testsrc2=s=1280x720:r=30:d=${SECONDS},noise=alls=8:allf=t`;
const SOUND = `-f lavfi -i anoisesrc=d=${SECONDS}:c=pink:a=0.2`;

const sources = {
  'H.264/AAC 720p, whose top rung is copied': () =>
    clip(
      'mp4',
      `${PICTURE} ${SOUND} -c:v libx264 -preset veryfast -b:v 2500k -g 60 -c:a aac -b:a 128k`,
    ),
  'VP9/Opus 720p, encoded whole': () =>
    clip(
      'webm',
      `${PICTURE} ${SOUND} -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 2M -c:a libopus`,
    ),
};

const execute = promisify(execFile);
type Workshop = Awaited<ReturnType<typeof openWorkshop>>;
type Cost = { cpuSeconds: number; wallSeconds: number };

/** CPU of the whole ladder: our jobs, one command that decodes once, and one command a rung. */
export const ladder: Bench = {
  name: 'ladder',
  async run(print) {
    await using workshop = await openWorkshop();
    for (const [name, file] of Object.entries(sources)) {
      const source = await file();
      const ours = await cheapest(() => runJobs(workshop, source));
      const byHand = await ladderOf(workshop, source, ours.videoId);
      const once = await cheapest(() => runAll(workshop, [onceByHand(byHand)]));
      const peer = await cheapest(() => runAll(workshop, oneByOne(byHand)));
      print(`${name}, ${SECONDS} s`);
      print(`  one command, one decode   ${show(once, once)}`);
      print(`  our jobs (goal: 1.10)     ${show(ours, once)}`);
      print(`  one command a rung        ${show(peer, once)}`);
    }
  },
};

const show = (cost: Cost, base: Cost) =>
  `${cost.cpuSeconds.toFixed(1)} s CPU (${(cost.cpuSeconds / base.cpuSeconds).toFixed(2)} ×), ` +
  `${cost.wallSeconds.toFixed(1)} s (${(cost.wallSeconds / base.wallSeconds).toFixed(2)} ×)`;

/** The rungs of our plan, at the bitrates that were found right for it, for a person to write down. */
async function ladderOf({ tools }: Workshop, source: string, videoId: number): Promise<Ladder> {
  const { rungs, copiesPicture } = (await findWork(tools.db, videoId))!.plan;
  const pictures = rungs.filter(({ height }) => height > 0);
  return {
    source,
    copiesTop: copiesPicture,
    rungs: pictures.map(({ width, pixelHeight, bitsPerSecond }) => ({
      width,
      height: pixelHeight,
      maxrate: bitsPerSecond,
    })),
  };
}

/** Everything from the decision on what to make to the last committed row. */
async function runJobs({ givenVideo, tools }: Workshop, source: string) {
  const payload = { videoId: await givenVideo(source) };
  const cost = await measure(async () => {
    for (const job of [planRenditions, copySource, encodeFirst, encodeRest])
      await job.run(payload, tools);
  });
  return { ...cost, ...payload };
}

async function runAll({ directory }: Workshop, commands: string[][]): Promise<Cost> {
  const cwd = join(directory, 'by-hand');
  await mkdir(cwd, { recursive: true });
  return measure(async () => {
    for (const args of commands) await execute('ffmpeg', args, { cwd });
  });
}

async function measure(work: () => Promise<void>): Promise<Cost> {
  const [cpu, wall] = [await cpuSecondsOf([process.pid]), performance.now()];
  await work();
  return {
    cpuSeconds: (await cpuSecondsOf([process.pid])) - cpu,
    wallSeconds: (performance.now() - wall) / 1000,
  };
}

async function cheapest<C extends Cost>(run: () => Promise<C>): Promise<C> {
  const costs: C[] = [];
  for (let n = 0; n < RUNS; n++) costs.push(await run());
  return costs.toSorted((a, b) => a.cpuSeconds - b.cpuSeconds)[0]!;
}
