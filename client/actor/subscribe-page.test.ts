import { expect, test } from 'vitest';

import { subscribePage } from './subscribe-page.ts';

const rel = 'http://ostatus.org/schema/1.0/subscribe';
const page = (template: string) =>
  subscribePage([{ rel, template }], 'https://home.example', 'herons@far.example');

test('who is at home elsewhere follows from there', () => {
  expect(page('https://home.example/authorize_interaction?uri={uri}')).toBe(
    'https://home.example/authorize_interaction?uri=herons%40far.example',
  );
  const usual = 'https://home.example/remote-interaction?uri=herons%40far.example';
  expect(subscribePage([], 'https://home.example', 'herons@far.example')).toBe(usual);
  for (const wrong of ['https://evil.example/?uri={uri}', 'javascript:alert(1)//{uri}', ''])
    expect(page(wrong)).toBe(usual);
});
