import { readFile } from 'node:fs/promises';

import { openClient, type SignedIn } from '../support/client.ts';
import { openStudio } from '../support/studio.ts';
import { channelIdOf } from '../support/uploads.ts';
import type { Bench } from './bench.ts';
import { processesBelow } from './cpu.ts';
import { mutatedMedia } from './mutated-media.ts';
import { startMeasuredNode } from './node.ts';

const AT_ONCE = 2;
const HANG_SECONDS = 10;
const WARM_UP = 20;

type Ended = { end: string; seconds: number };

/** As many damaged files as MEDIA_FUZZ_FILES says are uploaded; each is published, held with a reason, or refused. */
export const mediaFuzz: Bench = {
  name: 'media-fuzz',
  async run(print) {
    const wanted = Math.min(Number(process.env['MEDIA_FUZZ_FILES'] ?? 80), 2_000);
    await using node = await startMeasuredNode({ LOG_LEVEL: 'error' });
    const user = await openClient(node.url).signIn('root', 'bench bench');
    const warm = await uploadAll(user, 0, WARM_UP);
    const warmBytes = await memoryOf(node.pid);
    const ended = [...warm, ...(await uploadAll(user, WARM_UP, wanted))];
    const slow = ended.filter(({ seconds }) => seconds > HANG_SECONDS);
    const longest = Math.max(...ended.map(({ seconds }) => seconds));
    const names = await Promise.all((await processesBelow(node.pid)).map(nameOf));
    const orphans = names.filter((name) => name.startsWith('ff'));
    print(`${ended.length} files, ${AT_ONCE} at once: ${inWords(ended)}`);
    print(`longest ${longest.toFixed(1)} s, over ${HANG_SECONDS} s: ${slow.length}`);
    print(`memory ${((await memoryOf(node.pid)) / warmBytes).toFixed(2)} × that after ${WARM_UP}`);
    print(`ffmpeg still running: ${orphans.length} (goal: 0)`);
  },
};

async function uploadAll(user: SignedIn, from: number, to: number): Promise<Ended[]> {
  const fields = { channelId: String(await channelIdOf(user)), name: 'Damaged', privacy: '1' };
  const ended: Ended[] = [];
  let next = from;
  const worker = async () => {
    while (next < to) {
      const file = await mutatedMedia(next++);
      const startedAt = performance.now();
      const end = await endOf(user, file, fields);
      ended.push({ end, seconds: (performance.now() - startedAt) / 1000 });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return ended;
}

/** What becomes of a file. Throws when the node answers with anything but a result, or a refusal with its reason. */
async function endOf(user: SignedIn, file: File, fields: Record<string, string>): Promise<string> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  body.append('videofile', file);
  const response = await user.request('/api/v1/videos/upload', { method: 'POST', body });
  const answer = (await response.json()) as { video: { uuid: string }; detail: string };
  if (response.ok) return stageOf(user, answer.video.uuid);
  if (response.status < 500 && answer.detail) return `refused with ${response.status}`;
  throw new Error(`${file.name}: ${response.status} ${JSON.stringify(answer)}`);
}

async function stageOf(user: SignedIn, uuid: string): Promise<string> {
  const last = (await (await openStudio(user)).watchToTheEnd(uuid)).at(-1)!;
  if (last.stage === 'held' && !last.reason) throw new Error(`${uuid} is held without a reason`);
  await user.request(`/api/v1/videos/${uuid}`, { method: 'DELETE' });
  return last.stage === 'done' ? 'published' : last.stage;
}

const inWords = (ended: readonly Ended[]) =>
  [...Map.groupBy(ended, ({ end }) => end)]
    .map(([end, { length }]) => `${length} ${end}`)
    .join(', ');

const nameOf = async (pid: number) =>
  (await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim();

async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return 1024 * Number(/VmRSS:\s+(\d+)/.exec(status)![1]);
}
