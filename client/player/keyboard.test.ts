import { expect, test } from 'vitest';

import { keyHelp, requestOfKey } from './keyboard.ts';

const PLACE = {
  currentSeconds: 30,
  durationSeconds: 200,
  liveSeconds: null,
  earliestSeconds: 0,
  hasTheatre: true,
  chapters: [
    { timecode: 0, title: 'Spring' },
    { timecode: 60, title: 'River' },
  ],
};

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {},
) => requestOfKey({ key, ctrlKey: false, metaKey: false, altKey: false, ...held }, PLACE);

test.each([
  [' ', { type: 'togglePlay' }],
  ['K', { type: 'togglePlay' }],
  ['j', { type: 'seekBy', seconds: -10 }],
  ['ArrowRight', { type: 'seekBy', seconds: 5 }],
  ['0', { type: 'seek', seconds: 0 }],
  ['7', { type: 'seek', seconds: 140 }],
  ['>', { type: 'rateBy', steps: 1 }],
  ['?', 'help'],
  ['T', 'theatre'],
  ['q', null],
  ['Tab', null],
])('%j', (key, request) => expect(press(key)).toEqual(request));

test.each([
  ['0', 3600],
  ['5', 3630],
  ['9', 3654],
])('%j of what is live goes through what is still there', (key, seconds) => {
  const live = { ...PLACE, durationSeconds: 0, liveSeconds: 3660, earliestSeconds: 3600 };
  const pressed = { key, ctrlKey: false, metaKey: false, altKey: false };
  expect(requestOfKey(pressed, live)).toEqual({ type: 'seek', seconds });
});

test('a shortcut of the browser is left to it', () => {
  expect(press('f', { ctrlKey: true })).toBeNull();
  expect(press('c', { metaKey: true })).toBeNull();
});

test('with Ctrl the arrows go from chapter to chapter', () => {
  expect(press('ArrowRight', { ctrlKey: true })).toEqual({ type: 'seek', seconds: 60 });
  expect(press('ArrowLeft', { ctrlKey: true })).toEqual({ type: 'seek', seconds: 0 });
});

test('keys that can do nothing are left to the page, and are not in the list', () => {
  const nothing = { hasTheatre: false, chapters: [] };
  const key = { key: 't', ctrlKey: false, metaKey: false, altKey: false };
  expect(requestOfKey(key, { ...PLACE, ...nothing })).toBeNull();
  const missing = keyHelp(PLACE).filter((line) => !keyHelp(nothing).includes(line));
  expect(missing.map(({ does }) => does)).toEqual(['Back or forward one chapter', 'Theatre mode']);
});
