import { setTimeout as delay } from 'node:timers/promises';

import type { Bench } from '../bench.ts';
import { type Crew, startCrew } from '../kills/crew.ts';
import { leftOver, untilIdle } from '../kills/left-over.ts';
import { startLoad } from './load.ts';
import { openSampler, type Sample } from './sample.ts';
import { growthPerHour } from './slope.ts';

const SAMPLE_SECONDS = 10;
const WARM_UP = 0.25; // of what is seen of a life: caches fill at first

type Life = { at: number; sample: Sample }[];

/**
 * A node and a worker under mixed load for SOAK_MINUTES, five unless told; one of them is killed every SOAK_KILL_MINUTES,
 * half of that time unless told. What grows is told of the longest time between two kills.
 */
export const soak: Bench = {
  name: 'soak',
  async run(print) {
    const minutes = Number(process.env['SOAK_MINUTES'] ?? 5);
    const killMinutes = Number(process.env['SOAK_KILL_MINUTES'] ?? minutes / 2);
    print(`${minutes} minutes, a kill every ${killMinutes}`);
    await using crew = await startCrew(1, {});
    const load = startLoad(crew.url);
    const lives = await watch(crew, { minutes, killMinutes });
    await load.stop();
    await untilIdle(crew);
    const left = await leftOver(crew);

    const sorted = load.latenciesMs.toSorted((one, other) => one - other);
    const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
    print(`${sorted.length} answers, the slowest hundredth took ${p99.toFixed(0)} ms or more`);
    const told = [...load.faults].map(([fault, times]) => `${fault} ${times} ×`);
    print(`wrong answers: ${told.join(', ') || 'none'} (goal: none)`);
    print(`left over: ${left.length} (goal: 0)`);
    for (const line of growthOf(longest(lives))) print(line);
  },
};

/** Samples from kill to kill. */
async function watch(
  crew: Crew,
  { minutes, killMinutes }: { minutes: number; killMinutes: number },
) {
  await using sampler = openSampler(crew);
  const [startedAt, lives]: [number, Life[]] = [performance.now(), [[]]];
  const minutesGone = () => (performance.now() - startedAt) / 60_000;
  for (let kills = 0; minutesGone() < minutes;) {
    await delay(SAMPLE_SECONDS * 1000);
    if (minutesGone() > (kills + 1) * killMinutes) {
      await (kills++ % 2 === 0 ? crew.node : crew.workers[0]!).killAndStart();
      lives.push([]);
    }
    lives.at(-1)!.push({ at: minutesGone() / 60, sample: await sampler.take() });
  }
  return lives;
}

const longest = (lives: Life[]) => lives.toSorted((one, other) => other.length - one.length)[0]!;

function growthOf(life: Life): string[] {
  const warm = life.slice(Math.floor(life.length * WARM_UP));
  const names = Object.keys(warm[0]?.sample ?? {});
  return names.map((name) => {
    const points = warm.map(({ at, sample }) => ({ hours: at, value: sample[name]! }));
    const last = points.at(-1)!.value;
    return `${name.padEnd(20)} ${last.toFixed(0).padStart(6)} in the end, ${growthPerHour(points).toFixed(1)} more an hour`;
  });
}
