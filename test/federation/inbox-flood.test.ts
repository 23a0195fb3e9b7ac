import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { signRequest } from '../../federation/signatures/index.ts';
import {
  activityOf,
  type ForeignActor,
  noteOf,
  startForeignNode,
} from '../support/foreign-node.ts';
import { startNodeProcess } from '../support/node-process.ts';
import { openPeople } from '../support/people.ts';
import { eventually, hostOf, read } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

const AUTHORS = 8;
const ACTIVITIES = 6_400; // every other one of an author is bad
const AT_ONCE = 64;
const MAX_PAGE_MILLISECONDS = 500; // drill R16, p99
const MAX_TIMES_CALM = 10; // where a busy machine takes long for a page without a flood, too
const CALM_SECONDS = 3;
const PATIENCE_MILLISECONDS = 240_000;

type Signed = { isGood: boolean; body: string; headers: Record<string, string> };

/** Ways of a bad sender: what was signed is not what comes, or is not of who is named. */
const SPOILT: ((signed: Signed, other: ForeignActor) => Signed)[] = [
  (signed) => ({ ...signed, body: signed.body.replace('Heron', 'Stork') }),
  (signed, { keyUrl }) => ({
    ...signed,
    headers: {
      ...signed.headers,
      signature: signed.headers['signature']!.replace(/keyId="[^"]*"/, `keyId="${keyUrl}"`),
    },
  }),
  (signed) => ({ ...signed, headers: { ...signed.headers, digest: '' } }),
];

/** Creates of notes about a video, signed, of one author after the other; half of them spoilt after that. */
const signAll = (url: URL, authors: ForeignActor[], video: string): Promise<Signed[]> =>
  Promise.all(
    Array.from({ length: ACTIVITIES }, async (_, n) => {
      const author = authors[n % authors.length]!;
      const note = noteOf(author, video, { content: `Heron ${n}` });
      const body = JSON.stringify(activityOf(author, 'Create', note));
      const headers = await signRequest({ url, body, now: new Date() }, author, 'cavage');
      const isGood = Math.floor(n / authors.length) % 2 === 0;
      const signed = { isGood, body, headers };
      return isGood ? signed : SPOILT[n % SPOILT.length]!(signed, authors[(n + 1) % AUTHORS]!);
    }),
  );

/** Sends all, so many at once, and counts the answers to each kind. */
async function flood(url: URL, signed: Signed[]) {
  const answers = { good: new Map<number, number>(), bad: new Map<number, number>() };
  const waiting = signed.toReversed();
  const send = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const { body, headers, isGood } = next;
      const type = { 'content-type': 'application/activity+json' };
      const answer = await fetch(url, { method: 'POST', body, headers: { ...headers, ...type } });
      await answer.body?.cancel();
      const counts = isGood ? answers.good : answers.bad;
      counts.set(answer.status, (counts.get(answer.status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, send));
  return answers;
}

/** What somebody who looks at pages waits for them, in milliseconds, until they are told to stop. */
async function browse(paths: string[], signal: AbortSignal): Promise<number[]> {
  const took: number[] = [];
  while (!signal.aborted)
    for (const path of paths) {
      const asked = performance.now();
      const answer = await fetch(path);
      await answer.text();
      expect(answer.status).toBe(200);
      took.push(performance.now() - asked);
      await sleep(5);
    }
  return took.toSorted((a, b) => a - b);
}

const p99Of = (sorted: number[]): number => sorted[Math.floor(sorted.length * 0.99)]!;

test('a flood of which half is bad is answered, and does what is good of it once, while pages are shown (R16)', async () => {
  const node = await startNodeProcess({ FEDERATION_ALLOW_PRIVATE: 'true' });
  const { join } = await openPeople(node);
  const { uuid } = await openCatalog(node).givenVideo(await join('alice'));
  const foreign = await startForeignNode();
  const authors = Array.from({ length: AUTHORS }, (_, n) => foreign.actor('Person', `ann${n}`));
  const inbox = new URL(`http://${hostOf(node)}/inbox`);
  const video = new URL(`/videos/watch/${uuid}`, inbox).href;
  const signed = await signAll(inbox, authors, video);

  const pages = ['/api/v1/videos', `/api/v1/videos/${uuid}`, `/w/${uuid}`].map(
    (path) => node.url + path,
  );
  const calm = p99Of(await browse(pages, AbortSignal.timeout(CALM_SECONDS * 1000)));
  const seen = new AbortController();
  const browsing = browse(pages, seen.signal);
  const started = performance.now();
  const { good, bad } = await flood(inbox, signed);
  const seconds = (performance.now() - started) / 1000;
  seen.abort();
  const took = await browsing;

  expect([...good]).toEqual([[202, ACTIVITIES / 2]]);
  expect([...bad.keys()].filter((status) => status !== 401 && status !== 429)).toEqual([]);
  const p99 = p99Of(took);
  process.stderr.write(
    `${Math.round(ACTIVITIES / seconds)} in a second; of ${took.length} pages p99 ${p99.toFixed(0)} ms, ${calm.toFixed(0)} ms before\n`,
  );
  expect(p99).toBeLessThan(Math.max(MAX_PAGE_MILLISECONDS, MAX_TIMES_CALM * calm));
  await eventually(async () => {
    const { total } = await read<{ total: number }>(node, `/videos/${uuid}/comment-threads`);
    expect(total).toBe(ACTIVITIES / 2);
  }, PATIENCE_MILLISECONDS);
}, 600_000);
