import { expect, test } from 'vitest';

import { requestOfKey } from './keyboard.ts';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {},
) => requestOfKey({ key, ctrlKey: false, metaKey: false, altKey: false, ...held }, 200);

test.each([
  [' ', { type: 'togglePlay' }],
  ['K', { type: 'togglePlay' }],
  ['j', { type: 'seekBy', seconds: -10 }],
  ['ArrowRight', { type: 'seekBy', seconds: 5 }],
  ['0', { type: 'seek', seconds: 0 }],
  ['7', { type: 'seek', seconds: 140 }],
  ['>', { type: 'rateBy', steps: 1 }],
  ['?', 'help'],
  ['q', null],
  ['Tab', null],
])('%j', (key, request) => expect(press(key)).toEqual(request));

test('a shortcut of the browser is left to it', () => {
  expect(press('f', { ctrlKey: true })).toBeNull();
  expect(press('c', { metaKey: true })).toBeNull();
});
