import { expect, test } from 'vitest';

import { type Elsewhere, NOWHERE, waysOut } from './ways-out.ts';

const everywhere: Elsewhere = {
  originUrl: 'https://there.example/w/1',
  downloadUrl: '/download/1.mp4',
};
const renditions = [
  { height: 1080, fps: 25 },
  { height: 720, fps: 25 },
  { height: 0, fps: 0 },
];
const playing = { renditions, playingHeight: 1080, chosenRendition: 'auto' as const };
const labels = (...asked: Parameters<typeof waysOut>) =>
  waysOut(...asked).map(({ label }) => label);

test('a codec that cannot be played leaves other qualities, the sound, the file and the other node', () => {
  const failed = { ...playing, failure: 'unsupported' as const };
  expect(labels(failed, everywhere, true)).toEqual([
    'Play in 720p',
    'Listen only',
    'Download the file',
    'Watch on there.example',
  ]);
  expect(labels({ ...failed, renditions: [], playingHeight: null }, NOWHERE, false)).toEqual([]);
  expect(labels({ ...failed, chosenRendition: 0, playingHeight: 0 }, NOWHERE, true)).toEqual([]);
});

test('what another node does not hand out may be watched there', () => {
  expect(labels({ ...playing, failure: 'withheld' }, everywhere, true)).toEqual([
    'Watch on there.example',
  ]);
  expect(labels({ ...playing, failure: 'network' }, everywhere, true)).toEqual([]);
});

test('a lower quality is asked for', () => {
  const [lower] = waysOut({ ...playing, failure: 'damaged' }, NOWHERE, true);
  expect(lower).toMatchObject({ request: { type: 'rendition', choice: 720 } });
});
