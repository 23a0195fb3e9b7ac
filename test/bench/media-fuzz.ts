import { readFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

import { openClient, type SignedIn } from '../support/client.ts';
import { openStudio } from '../support/studio.ts';
import { channelIdOf } from '../support/uploads.ts';
import type { Bench } from './bench.ts';
import { inWords } from './counts.ts';
import { mediaProgramsBelow, watchMediaPrograms } from './media-programs.ts';
import { MUTATED, mutatedMedia } from './mutated-media.ts';
import { startMeasuredNode } from './node.ts';

const WARM_UP = 20;
const HANG_SECONDS = 10;
const SETTLE_SECONDS = 60;

type Ended = { number: number; end: string; seconds: number; isFinding: boolean };

/**
 * As many damaged files as MEDIA_FUZZ_FILES says are uploaded, MEDIA_FUZZ_AT_ONCE beside each other; each is published,
 * held with a reason, or refused. MEDIA_FUZZ_FIRST is the number of the first of them, so that many runs make all there are.
 */
export const mediaFuzz: Bench = {
  name: 'media-fuzz',
  async run(print) {
    const first = Number(process.env['MEDIA_FUZZ_FIRST'] ?? 0);
    const wanted = Number(process.env['MEDIA_FUZZ_FILES'] ?? 80);
    const atOnce = Number(process.env['MEDIA_FUZZ_AT_ONCE'] ?? 2);
    const end = Math.min(first + wanted, MUTATED);
    const warm = Math.min(first + WARM_UP, end);
    await using node = await startMeasuredNode({ LOG_LEVEL: 'error' });
    using programs = watchMediaPrograms(node.pid);
    const user = await openClient(node.url).signIn('root', 'bench bench');
    const ended = await uploadAll(user, { from: first, to: warm, atOnce });
    const warmBytes = await memoryOf(node.pid);
    ended.push(...(await uploadAll(user, { from: warm, to: end, atOnce })));
    for (const { number, end: how } of ended.filter(({ isFinding }) => isFinding))
      print(`FOUND ${number}: ${how}`);
    const slowest = ended.toSorted((a, b) => b.seconds - a.seconds)[0]!;
    const { cpuSeconds, command } = programs.worst();
    print(
      `${ended.length} of ${MUTATED} files, from ${first}: ${inWords(ended.map(({ end: how }) => how))}`,
    );
    print(`most CPU of a media program: ${cpuSeconds.toFixed(1)} s (goal: ${HANG_SECONDS})`);
    if (cpuSeconds > HANG_SECONDS) print(`  ${command}`);
    print(`longest ${slowest.seconds.toFixed(1)} s: ${slowest.number}, ${slowest.end}`);
    print(`memory ${((await memoryOf(node.pid)) / warmBytes).toFixed(2)} × that after ${WARM_UP}`);
    print(`media programs left: ${await leftBelow(node.pid)} (goal: 0)`);
  },
};

type Numbers = { from: number; to: number; atOnce: number };

async function uploadAll(user: SignedIn, { from, to, atOnce }: Numbers): Promise<Ended[]> {
  const fields = { channelId: String(await channelIdOf(user)), name: 'Damaged', privacy: '1' };
  const ended: Ended[] = [];
  let next = from;
  const worker = async () => {
    while (next < to) {
      const number = next++;
      const file = await mutatedMedia(number);
      const startedAt = performance.now();
      const { end, isFinding = false } = await endOf(user, file, fields);
      ended.push({ number, end, isFinding, seconds: (performance.now() - startedAt) / 1000 });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return ended;
}

/** What becomes of a file. Anything but a result, or a refusal with its reason, is a finding. */
async function endOf(user: SignedIn, file: File, fields: Record<string, string>) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('videofile', file);
  const headers = { prefer: 'respond-async' };
  const response = await user.request('/api/v1/videos/upload', { method: 'POST', headers, body });
  const answer = (await response.json()) as { video: { uuid: string }; detail: string };
  if (response.ok) return stageOf(user, answer.video.uuid);
  const isFinding = response.status >= 500 || !answer.detail;
  if (isFinding) return { isFinding, end: `${response.status} ${JSON.stringify(answer)}` };
  return { end: `refused with ${response.status}` };
}

async function stageOf(user: SignedIn, uuid: string) {
  const last = (await (await openStudio(user)).watchToTheEnd(uuid)).at(-1)!;
  await user.request(`/api/v1/videos/${uuid}`, { method: 'DELETE' });
  if (last.stage !== 'held') return { end: last.stage === 'done' ? 'published' : last.stage };
  if (!last.reason || last.reason.includes(GAVE_UP))
    return { isFinding: true, end: `held: ${last.reason}` };
  return { end: 'held with a reason' };
}

const GAVE_UP = 'tried several times'; // no reason of the file's

/** How many media programs still run once what was begun had time to end. */
async function leftBelow(pid: number): Promise<number> {
  for (let seconds = 0; seconds < SETTLE_SECONDS; seconds++) {
    if ((await mediaProgramsBelow(pid)).length === 0) return 0;
    await delay(1000);
  }
  return (await mediaProgramsBelow(pid)).length;
}

async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return 1024 * Number(/VmRSS:\s+(\d+)/.exec(status)![1]);
}
