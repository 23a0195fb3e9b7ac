import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import { fetchHashList, isListed, isNamed } from './hash-list.ts';

const bytes = new Uint8Array([1, 2, 3]);
const sha256 = createHash('sha256').update(bytes).digest('hex');
const list = { 'a-240-fragmented.mp4': { '10-12': sha256 } };
const at = (name: string) => `https://tube.example/static/hls/${name}?x=1`;
const { signal } = new AbortController();

test('a segment is what its node says it hashes to, whoever has it', async () => {
  const url = at('a-240-fragmented.mp4');
  expect(await isListed(list, url, { start: 10, end: 12 }, bytes.buffer)).toBe(true);
  const other = new Uint8Array([1, 2, 4]).buffer;
  expect(await isListed(list, url, { start: 10, end: 12 }, other)).toBe(false);
});

test('what the list does not name is not known to be of the video', async () => {
  const url = at('a-240-fragmented.mp4');
  expect(await isListed(list, url, { start: 10, end: 13 }, bytes.buffer)).toBe(false);
  expect(await isListed(list, url, undefined, bytes.buffer)).toBe(false);
  for (const name of ['b-240-fragmented.mp4', '__proto__', 'constructor'])
    expect(await isListed(list, at(name), { start: 10, end: 12 }, bytes.buffer)).toBe(false);
});

const load = (text: string, status = 200) => ({
  signal,
  load: () => Promise.resolve(new Response(text, { status })),
});

test('a list that tells nothing of a file names none of its segments', () => {
  const empty = { 'a-240-fragmented.mp4': null };
  for (const range of [{ start: 10, end: 12 }, undefined])
    expect(isNamed(empty, at('a-240-fragmented.mp4'), range)).toBe(false);
});

test('of what is live the list tells of whole files', async () => {
  const live = { '0-000001.ts': sha256 };
  expect(await isListed(live, at('0-000001.ts'), undefined, bytes.buffer)).toBe(true);
  expect(await isListed(live, at('0-000002.ts'), undefined, bytes.buffer)).toBe(false);
  expect([isNamed(live, at('0-000001.ts'), undefined), isNamed(live, at('x'), undefined)]).toEqual([
    true,
    false,
  ]);
});

test('a list that is none is not taken for one', async () => {
  expect(await fetchHashList(at('h.json'), load(JSON.stringify(list)))).toEqual(list);
  for (const answer of [load('null'), load('"a"')])
    await expect(fetchHashList(at('h.json'), answer)).rejects.toThrow('no list of hashes');
  await expect(fetchHashList(at('h.json'), load('{'))).rejects.toThrow('JSON');
  await expect(fetchHashList(at('h.json'), load('{}', 404))).rejects.toThrow('answered 404');
});
