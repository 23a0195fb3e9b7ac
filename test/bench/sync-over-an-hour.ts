import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { clip, film } from '../support/clips.ts';
import type { Bench } from './bench.ts';
import { startHand } from './hand.ts';
import { repeated } from './long-clip.ts';
import { lagsOfSound } from './marks.ts';
import { openWorkshop } from './workshop.ts';

const MINUTES = Number(process.env['SYNC_MINUTES'] ?? 60);
const RATE = 25;
const FILM = film({ seconds: 60, size: '426x240', rate: RATE });
const CHUNK_SECONDS = 60;
const MINUTE = 60;

/**
 * How far sound and picture are apart in the first and in the last minute of an hour, with a flash and a beep every second:
 * in the rendition that grows in one piece, and in the one that is joined of parts.
 */
export const syncOverAnHour: Bench = {
  name: 'sync-over-an-hour',
  async run(print) {
    await using workshop = await openWorkshop({ chunkSeconds: CHUNK_SECONDS });
    const minute = await clip('mkv', `${FILM} -c:v mpeg4 -q:v 6 -g 50 -c:a flac`);
    const source = await repeated(minute, MINUTES, join(workshop.directory, 'film.mkv'));
    await tell('the source', source, print);
    const videoId = await workshop.givenVideo(source);
    const hand = startHand(workshop, { cores: '0-1', chunkSeconds: CHUNK_SECONDS });
    try {
      await workshop.announceSource(videoId);
      while (!(await workshop.isDone(videoId))) await delay(500);
    } finally {
      hand.kill('SIGKILL');
    }
    for (const { height, path } of await workshop.renditionsOf(videoId))
      if (height > 0) await tell(`${height}p`, path, print);
  },
};

async function tell(name: string, file: string, print: (line: string) => void) {
  for (const fromSeconds of [0, (MINUTES - 1) * MINUTE]) {
    const lags = await lagsOfSound(file, { fromSeconds, seconds: MINUTE });
    const farthest = lags.toSorted((a, b) => Math.abs(b) - Math.abs(a))[0];
    if (farthest === undefined) throw new Error(`no marks in ${name} from ${fromSeconds} s on`);
    const when = fromSeconds === 0 ? 'first minute' : 'last minute';
    const frames = (farthest * RATE).toFixed(2);
    print(
      `${name}, ${when}: sound ${(1000 * farthest).toFixed(1)} ms after its picture at most, ${frames} frames, of ${lags.length} marks (goal: within 1)`,
    );
  }
}
