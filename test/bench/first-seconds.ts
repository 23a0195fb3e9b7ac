import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

import { openClient, type SignedIn } from '../support/client.ts';
import { clip, film } from '../support/clips.ts';
import { detailsOf, filesOf, openStudio } from '../support/studio.ts';
import type { Bench } from './bench.ts';
import { cpuSecondsOf, processesBelow } from './cpu.ts';
import { repeated } from './long-clip.ts';
import { mediaProgramsBelow } from './media-programs.ts';
import { startMeasuredNode } from './node.ts';

const MINUTES = [1, 60];
const FILM = film({ seconds: 60, size: '1280x720', rate: 30 });
const SOURCES = {
  'H.264/AAC 720p, copied': [
    'mp4',
    '-c:v libx264 -preset ultrafast -g 60 -pix_fmt yuv420p -b:v 1M -maxrate 1M -bufsize 2M -c:a aac',
  ],
  'VP9/Opus 720p, encoded': [
    'webm',
    '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 60 -b:v 1M -c:a libopus',
  ],
} as const;

/** From the answer to an upload until its first segment can be fetched, of a film of a minute and one of an hour. */
export const firstSeconds: Bench = {
  name: 'first-seconds',
  async run(print) {
    const directory = await mkdtemp(join(tmpdir(), 'tributary-bench-films-'));
    await using node = await startMeasuredNode({ LOG_LEVEL: 'error' });
    const user = await openClient(node.url).signIn('root', 'bench bench');
    try {
      for (const [name, [extension, how]] of Object.entries(SOURCES)) {
        const minute = await clip(extension, `${FILM} ${how}`);
        for (const minutes of MINUTES) {
          const file = await repeated(minute, minutes, join(directory, `film.${extension}`));
          const { wallSeconds, cpuSeconds } = await watch(user, node.pid, file);
          const length = `${name}, ${String(minutes).padStart(2)} min`;
          print(`${length}: ${wallSeconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s CPU (goal: 6)`);
        }
      }
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  },
};

async function watch(user: SignedIn, pid: number, file: string) {
  const { upload } = await openStudio(user);
  const { uuid } = await upload(file);
  const [startedAt, cpuBefore] = [performance.now(), await cpuBelow(pid)];
  await fetchFirstSegment(user, uuid);
  const wallSeconds = (performance.now() - startedAt) / 1000;
  const cpuSeconds = (await cpuBelow(pid)) - cpuBefore;
  await user.request(`/api/v1/videos/${uuid}`, { method: 'DELETE' });
  while ((await mediaProgramsBelow(pid)).length > 0) await delay(200);
  return { wallSeconds, cpuSeconds };
}

const cpuBelow = async (pid: number) => cpuSecondsOf(await processesBelow(pid));

const LOOK_EVERY_MS = 50;
const INIT_AND_FIRST = /BYTERANGE[=:]"?(\d+)@(\d+)/g;

/** Fetches the init segment and the first with a picture, as soon as there is one. */
async function fetchFirstSegment(user: SignedIn, uuid: string): Promise<void> {
  for (;;) {
    const [file] = filesOf(await detailsOf(user, uuid)).filter(({ hasVideo }) => hasVideo);
    const playlist = file && (await (await user.request(pathOf(file.playlistUrl))).text());
    const [, first] = playlist?.matchAll(INIT_AND_FIRST) ?? [];
    if (file && first) {
      const range = `bytes=0-${Number(first[1]) + Number(first[2]) - 1}`;
      const answer = await user.request(pathOf(file.fileUrl), { headers: { range } });
      if (answer.status !== 206) throw new Error(`no first segment: ${answer.status}`);
      return void (await answer.arrayBuffer());
    }
    await delay(LOOK_EVERY_MS);
  }
}

const pathOf = (url: string) => new URL(url).pathname;
