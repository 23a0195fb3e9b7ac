import { setTimeout as delay } from 'node:timers/promises';

import { attemptsOf } from '../../support/chunk-attempts.ts';
import { openClient, type SignedIn } from '../../support/client.ts';
import { openStudio } from '../../support/studio.ts';
import type { Bench } from '../bench.ts';
import { inWords } from '../counts.ts';
import { mediaProgramsBelow } from '../media-programs.ts';
import { createChance } from '../simulation/event-queue.ts';
import { type Crew, startCrew } from './crew.ts';
import { filesBelow, leftOver, untilIdle } from './left-over.ts';
import { faultOf, faultsOf, furtherPlaylists } from './right-result.ts';
import { type Source, sourceOf } from './sources.ts';
import { uploadWatched, type WatchedUpload } from './watched-upload.ts';

const WORKERS = 2;
const PATIENCE_SECONDS = 20; // for work to begin; then somebody idle is killed
const MOST_BETWEEN_MS = 3_000;
const FURTHER_VIDEOS = 2; // the last ones, in further codecs too
const WATCHED_EVERY = 4; // of the videos, the part that comes slowly and is watched as it comes
const TARGETS = ['node', 'worker', 'ffmpeg'] as const;

type Video = { source: Source; uuid: string; watched?: WatchedUpload };
type Drill = { crew: Crew; videos: number; kills: number; chance: () => number };

/**
 * KILLS_VIDEOS sources of several kinds are transcoded by a node and two workers while one of them, or an ffmpeg, is killed
 * KILLS_COUNT times. Every fourth comes in parts and is watched meanwhile. KILLS_SEED makes the same choices again; how far the work is by then depends on the machine.
 */
export const kills: Bench = {
  name: 'kills',
  async run(print) {
    const seed = Number(process.env['KILLS_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
    const videos = Number(process.env['KILLS_VIDEOS'] ?? 20);
    const count = Number(process.env['KILLS_COUNT'] ?? 100);
    print(`${videos} videos, ${count} kills, KILLS_SEED=${seed}`);
    await using crew = await startCrew(WORKERS, { TRANSCODE_CHUNK_SECONDS: '4' });
    await using attempts = attemptsOf(crew);
    const startedAt = performance.now();
    const { uploaded, killed } = await drill({
      crew,
      videos,
      kills: count,
      chance: createChance(seed),
    });
    const user = await signIn(crew);
    const faults: string[] = [];
    const watched = uploaded.flatMap((video) => video.watched ?? []);
    faults.push(...watched.flatMap((one) => one.faults));
    for (const { uuid, source } of uploaded) faults.push(...(await faultsOf(user, uuid, source)));
    await untilIdle(crew);
    faults.push(...(await furtherFaults(user, uploaded.slice(-FURTHER_VIDEOS))));
    const left = await leftOver(crew);
    for (const { uuid } of uploaded)
      await user.request(`/api/v1/videos/${uuid}`, { method: 'DELETE' });
    await untilIdle(crew);
    const unneeded = [...(await leftOver(crew)), ...(await filesBelow(crew.directory, 'blobs'))];
    const seconds = (performance.now() - startedAt) / 1000;
    const repeated = attempts.repeated();
    print(`killed ${inWords(killed)}, all within ${seconds.toFixed(0)} s`);
    print(`${uploaded.length} videos, ${faults.length} faults (goal: 0)`);
    for (const fault of faults) print(`  ${fault}`);
    const shown = watched.filter(({ isWatched }) => isWatched).length;
    print(`${watched.length} came in parts, ${shown} of them were watched meanwhile (goal: all)`);
    print(`${attempts.parts()} parts, taken again ${repeated} × (goal: ≤ ${killed.length})`);
    print(`left over: ${left.length} (goal: 0); once all is deleted: ${unneeded.length} (goal: 0)`);
    for (const what of new Set([...left, ...unneeded])) print(`  ${what}`);
  },
};

/** Uploads and kills by turns, so that there is always something to be lost. */
async function drill({ crew, videos, kills: count, chance }: Drill) {
  const uploads: Promise<Video>[] = [];
  const killed: string[] = [];
  const uploadUpTo = async (due: number) => {
    for (let number = uploads.length; number < due; number++) {
      if (number === Math.max(0, videos - FURTHER_VIDEOS)) await wantFurther(await signIn(crew));
      const isWatched = number % WATCHED_EVERY === 0;
      const video = (isWatched ? watch : upload)(crew, number);
      video.catch(() => {}); // told once all have come
      uploads.push(video);
      if (!isWatched) await video;
    }
  };
  while (killed.length < count) {
    await uploadUpTo(Math.min(videos, 1 + Math.floor((killed.length * videos) / count)));
    await untilBusy(crew);
    await delay(chance() * MOST_BETWEEN_MS);
    killed.push(await killOne(crew, chance));
  }
  await uploadUpTo(videos);
  return { uploaded: await Promise.all(uploads), killed };
}

async function upload(crew: Crew, number: number): Promise<Video> {
  const source = await sourceOf(number);
  const user = await signIn(crew);
  const { uuid } = await (await openStudio(user)).upload(source.file);
  return { uuid, source };
}

async function watch(crew: Crew, number: number): Promise<Video> {
  const source = await sourceOf(number);
  const watched = await uploadWatched(() => signIn(crew), crew.url, source.file);
  return { uuid: watched.uuid, source, watched };
}

const signIn = ({ url }: Crew) => openClient(url).signIn('root', 'bench bench');

async function wantFurther(user: SignedIn) {
  const furtherCodecs = { av1: { enabled: true }, hevc: { enabled: true } };
  const response = await user.request('/api/v1/config/custom', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ transcoding: { furtherCodecs } }),
  });
  if (!response.ok) throw new Error(await response.text());
}

const programsOf = async (crew: Crew) =>
  (await Promise.all(crew.pids().map(mediaProgramsBelow))).flat();

/** Resolves when a media program runs, or when none does for too long. */
async function untilBusy(crew: Crew): Promise<void> {
  const startedAt = performance.now();
  const isPatient = () => performance.now() - startedAt < PATIENCE_SECONDS * 1000;
  while (isPatient() && (await programsOf(crew)).length === 0) await delay(50);
}

/** Kills a process, and starts it again unless it is an ffmpeg; returns what it was. */
async function killOne(crew: Crew, chance: () => number): Promise<string> {
  const oneOf = <T>(many: readonly T[]) => many[Math.floor(chance() * many.length)];
  const target = oneOf(TARGETS)!;
  const program = target === 'ffmpeg' ? oneOf(await programsOf(crew)) : undefined;
  if (program) {
    process.kill(program.pid, 'SIGKILL');
    return target;
  }
  if (target === 'node') await crew.node.killAndStart();
  else await oneOf(crew.workers)!.killAndStart();
  return target === 'node' ? target : 'worker';
}

async function furtherFaults(user: SignedIn, videos: Video[]): Promise<string[]> {
  const faults: string[] = [];
  for (const { uuid, source } of videos) {
    const playlists = await furtherPlaylists(user, uuid);
    const wanted = 2 * source.heights.filter((height) => height > 0).length;
    if (playlists.length !== wanted)
      faults.push(`${source.name}: ${playlists.length} of ${wanted} further renditions`);
    for (const url of playlists) {
      const fault = await faultOf(url, source.seconds);
      if (fault) faults.push(`${source.name}, ${url}: ${fault}`);
    }
  }
  return faults;
}
