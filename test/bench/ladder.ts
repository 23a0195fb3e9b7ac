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
import { clip, picture } from '../support/clips.ts';
import type { Bench } from './bench.ts';
import { cpuSecondsOf } from './cpu.ts';
import { type Ladder, onceByHand, oneByOne } from './ladder-by-hand.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

const SECONDS = 30;
const RUNS = 2; // the better one counts: other processes disturb
const SOUND = `-f lavfi -i anoisesrc=d=${SECONDS}:c=pink:a=0.2`;
const H264 = '-c:v libx264 -preset veryfast -g 60';
const AAC = '-c:a aac -b:a 128k';
const VP9 = '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 2M -c:a libopus';

const film = (size: string, noise: number) =>
  `${picture({ seconds: SECONDS, size, rate: 30, noise })} ${SOUND}`;

const sources = {
  'H.264/AAC 1080p, whose top rung is copied': () =>
    clip('mp4', `${film('1920x1080', 8)} ${H264} -b:v 5M ${AAC}`),
  'H.264/AAC 1080p of 36 Mbit/s, encoded whole': () =>
    clip('mp4', `${film('1920x1080', 20)} ${H264} -b:v 36M -minrate 36M -bufsize 72M ${AAC}`),
  'VP9/Opus 720p, encoded whole': () => clip('webm', `${film('1280x720', 8)} ${VP9}`),
};

const execute = promisify(execFile);
type Cost = { cpuSeconds: number; wallSeconds: number };

/**
 * The whole ladder: our jobs, one command that decodes once (goal: 1.10 × its CPU), and one command a rung (goals: 0.6 × its
 * time where the top is copied, 0.6 × its CPU where the source is heavy).
 */
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
      print(`  our jobs                  ${show(ours)}`);
      print(`  one command, one decode   ${show(once)}; ours ${against(ours, once)}`);
      print(`  one command a rung        ${show(peer)}; ours ${against(ours, peer)}`);
    }
  },
};

const show = ({ cpuSeconds, wallSeconds }: Cost) =>
  `${cpuSeconds.toFixed(1)} s CPU in ${wallSeconds.toFixed(1)} s`;

const against = (ours: Cost, other: Cost) =>
  `${(ours.cpuSeconds / other.cpuSeconds).toFixed(2)} × CPU, ${(ours.wallSeconds / other.wallSeconds).toFixed(2)} × wall`;

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
