import { expect, test } from 'vitest';

import { lintPlaylist } from './lint-playlist.ts';

const playlist = (target: number, second: string) =>
  `#EXTM3U\n#EXT-X-TARGETDURATION:${target}\n#EXT-X-MAP:URI="x.mp4",BYTERANGE="10@0"\n` +
  `#EXTINF:4.0,\n#EXT-X-BYTERANGE:90@10\nx.mp4\n#EXTINF:6.0,\n#EXT-X-BYTERANGE:${second}\nx.mp4\n#EXT-X-ENDLIST\n`;

test('a sound playlist has no faults', () => {
  expect(lintPlaylist(playlist(6, '100@100'), 200)).toEqual([]);
});

test('each fault is told', () => {
  expect(lintPlaylist(playlist(4, '100@101').replace('#EXT-X-ENDLIST', ''), 999)).toEqual([
    'it has no end',
    'a segment lasts 6 s, longer than the target of 4 s',
    'its byte ranges leave gaps or overlap',
    'its byte ranges do not end where the file does',
  ]);
});
