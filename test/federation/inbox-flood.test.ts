import { expect, test } from 'vitest';

import { signRequest } from '../../federation/signatures/index.ts';
import {
  activityOf,
  type ForeignActor,
  noteOf,
  startForeignNode,
} from '../support/foreign-node.ts';
import { openPeople } from '../support/people.ts';
import { startNodeProcess } from '../support/processes/node-process.ts';
import { eventually, hostOf, read } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

const AUTHORS = 8;
const ACTIVITIES = 6_400; // every other one of an author is bad
const AT_ONCE = 64;
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

/** Looks at all pages at least once, and again until told to stop. Fails where one is not shown. */
async function browse(pages: string[], signal: AbortSignal): Promise<void> {
  do
    for (const page of pages) {
      const answer = await fetch(page);
      await answer.text();
      expect([page, answer.status]).toEqual([page, 200]);
    }
  while (!signal.aborted);
}

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
  const seen = new AbortController();
  const [{ good, bad }] = await Promise.all([
    flood(inbox, signed).finally(() => seen.abort()),
    browse(pages, seen.signal),
  ]);

  expect([...good]).toEqual([[202, ACTIVITIES / 2]]);
  expect([...bad.keys()].filter((status) => status !== 401 && status !== 429)).toEqual([]);
  await eventually(async () => {
    const { total } = await read<{ total: number }>(node, `/videos/${uuid}/comment-threads`);
    expect(total).toBe(ACTIVITIES / 2);
  }, PATIENCE_MILLISECONDS);
}, 600_000);
