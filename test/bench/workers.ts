import { setTimeout as delay } from 'node:timers/promises';

import { clip, film } from '../support/clips.ts';
import type { Bench } from './bench.ts';
import { startHand } from './hand.ts';
import { openWorkshop } from './workshop.ts';

const SECONDS = 240;
const CHUNK_SECONDS = 12;
const FILM = film({ seconds: SECONDS, size: '640x360', rate: 30, noise: 8 });

/** A long video, encoded by one worker on one core and by two on one core each. */
export const workers: Bench = {
  name: 'workers',
  async run(print) {
    const source = await clip(
      'webm',
      `${FILM} -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 1M -c:a libopus`,
    );
    const one = await wallSeconds(source, ['0']);
    const two = await wallSeconds(source, ['0', '1']);
    print(`one worker on one core     ${one.toFixed(1)} s`);
    print(
      `two workers on one each    ${two.toFixed(1)} s, ${(one / two).toFixed(2)} × (goal: 1.8)`,
    );
  },
};

async function wallSeconds(source: string, cores: string[]): Promise<number> {
  await using workshop = await openWorkshop({ chunkSeconds: CHUNK_SECONDS });
  const videoId = await workshop.givenVideo(source);
  const startedAt = performance.now();
  const hands = cores.map((core) =>
    startHand(workshop, { cores: core, chunkSeconds: CHUNK_SECONDS }),
  );
  try {
    await workshop.announceSource(videoId);
    while (!(await workshop.isDone(videoId))) await delay(200);
    return (performance.now() - startedAt) / 1000;
  } finally {
    for (const hand of hands) hand.kill('SIGKILL');
  }
}
