import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import { fetchMetainfo } from './fetch-metainfo.ts';

const info = (length: number) =>
  `d6:lengthi${length}e4:name5:a.mp412:piece lengthi100e6:pieces20:${'x'.repeat(20)}e`;
const infoHash = createHash('sha1').update(info(50)).digest('hex');

const answers: Record<string, string> = {
  '/other': `d4:info${info(60)}e`,
  '/nothing': 'it is gone',
  '/right': `d4:info${info(50)}e`,
};
const load = (url: string) => Promise.resolve(new Response(answers[url]));

test('the torrent that is meant is taken, whoever has it', async () => {
  const torrentUrls = ['/other', '/nothing', '/right'];
  expect((await fetchMetainfo({ torrentUrls, infoHash }, load)).sizeBytes).toBe(50);
  expect((await fetchMetainfo({ torrentUrls, infoHash: null }, load)).sizeBytes).toBe(60);
  await expect(fetchMetainfo({ torrentUrls: ['/other'], infoHash }, load)).rejects.toThrow(
    'no torrent',
  );
});
