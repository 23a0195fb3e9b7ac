import { expect, test } from 'vitest';

import { withTokenInUris } from './token-uris.ts';

test('every URI of a playlist carries the token, and nothing else changes', () => {
  const playlist = [
    '#EXTM3U',
    '#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subtitles",NAME="English",URI="s-en.m3u8"',
    '#EXT-X-MAP:URI="s-720-fragmented.mp4",BYTERANGE="1357@0"',
    '#EXTINF:4.000000,',
    's-720-fragmented.mp4',
    '',
    '#EXT-X-ENDLIST',
    '',
  ].join('\n');
  const query = '?videoFileToken=a%22%26b&reinjectVideoFileToken=true';

  expect(withTokenInUris(playlist, 'a"&b').split('\n')).toEqual([
    '#EXTM3U',
    `#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subtitles",NAME="English",URI="s-en.m3u8${query}"`,
    `#EXT-X-MAP:URI="s-720-fragmented.mp4${query}",BYTERANGE="1357@0"`,
    '#EXTINF:4.000000,',
    `s-720-fragmented.mp4${query}`,
    '',
    '#EXT-X-ENDLIST',
    '',
  ]);
});
