import { expect, test } from 'vitest';

import { chooseFiles } from './choose-files.ts';

const file = (renditionId: number, height: number) => ({
  renditionId,
  height,
  key: `renditions/${height}.mp4`,
  place: 'local',
  bitsPerSecond: 1e6,
});
const [high, low, alone] = [file(3, 720), file(2, 360), file(1, 0)];
const video = { files: [high, low, alone] };

test.each([
  ['a picture brings its sound', ['3'], { picture: high, sound: high }],
  ['the sound that comes alone is taken', ['3', '1'], { picture: high, sound: alone }],
  ['in one word, in any order', ['1,2'], { picture: low, sound: alone }],
  ['sound alone has no picture', ['1'], { picture: undefined, sound: alone }],
])('%s', (_, asked, chosen) => expect(chooseFiles(video, asked)).toEqual(chosen));

test.each([
  [[]],
  [['']],
  [['x']],
  [['1', '2', '3']],
  [['2', '3']],
  [['1e9']],
  [['-1']],
  [['1;ls']],
])('%j is no choice', (asked) => expect(() => chooseFiles(video, asked)).toThrow('videoFileIds'));

test('what is not a file of the video is not found', () =>
  expect(() => chooseFiles(video, ['9'])).toThrow('not found'));
