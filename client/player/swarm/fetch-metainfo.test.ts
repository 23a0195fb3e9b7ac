import { createHash } from 'node:crypto';

import { afterEach, expect, test, vi } from 'vitest';

import { fetchMetainfo } from './fetch-metainfo.ts';

const info = (length: number) =>
  `d6:lengthi${length}e4:name5:a.mp412:piece lengthi100e6:pieces20:${'x'.repeat(20)}e`;
const infoHash = createHash('sha1').update(info(50)).digest('hex');

const answers: Record<string, string> = {
  '/other': `d4:info${info(60)}e`,
  '/nothing': 'it is gone',
  '/right': `d4:info${info(50)}e`,
};
const { signal } = new AbortController();
const load = (url: string) =>
  url === '/silent' ? new Promise<Response>(() => {}) : Promise.resolve(new Response(answers[url]));
const find = (torrentUrls: string[], hash: string | null = infoHash) =>
  fetchMetainfo({ torrentUrls, infoHash: hash }, { signal, load });

afterEach(() => void vi.useRealTimers());

test('the torrent that is meant is taken, whoever has it', async () => {
  const torrentUrls = ['/other', '/nothing', '/right'];
  expect((await find(torrentUrls)).sizeBytes).toBe(50);
  expect((await find(torrentUrls, null)).sizeBytes).toBe(60);
  await expect(find(['/other'])).rejects.toThrow('another torrent');
  await expect(find([])).rejects.toThrow('nobody is left to ask');
});

test('who says nothing does not keep others from being asked', async () => {
  vi.useFakeTimers();
  const found = find(['/silent', '/right']);
  await vi.advanceTimersByTimeAsync(5000);
  expect((await found).sizeBytes).toBe(50);
});
