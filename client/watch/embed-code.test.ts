import { expect, test } from 'vitest';

import { parseEmbedOptions } from '../embed/options.ts';
import { embedCode, embedUrl, mayBeEmbedded, NO_WISHES } from './embed-code.ts';

const BASE = 'https://node.example/videos/embed/abc';
const framed = { url: BASE, title: 'Dawn', aspectRatio: 2, size: 'fixed' } as const;

test('what is usual is left out of the address', () => {
  expect(embedUrl(BASE, NO_WISHES)).toBe(BASE);
});

test.each([true, false])('the player reads what was wished, sharing %s', (sharing) => {
  const wishes = {
    startSeconds: 75,
    autoplay: true,
    muted: true,
    loop: true,
    title: false,
    sharing,
    captionLanguage: 'pt-BR',
  };
  const { searchParams } = new URL(embedUrl(BASE, wishes));
  expect(parseEmbedOptions(searchParams)).toMatchObject(wishes);
});

test('a fixed frame has the shape of the video, or that of most', () => {
  expect(embedCode(framed)).toContain('width="560" height="280"');
  expect(embedCode({ ...framed, aspectRatio: null })).toContain('height="315"');
});

test('a responsive one keeps that shape at every width', () => {
  const code = embedCode({ ...framed, size: 'responsive' });
  expect(code).toMatch(/^<div style="position: relative; padding-top: 50%"><iframe .*<\/div>$/);
});

test('a title cannot end the frame', () => {
  expect(embedCode({ ...framed, title: '"><script>' })).toContain(
    'title="&quot;&gt;&lt;script&gt;"',
  );
});

const offered = (privacy: number, policy: number) =>
  mayBeEmbedded({ privacy: { id: privacy, label: '' }, embedPrivacyPolicy: { id: policy } });

test('no code is offered for what a player here would not show: what is not for all, or its node keeps to itself', () => {
  expect([offered(1, 1), offered(2, 1), offered(1, 2)]).toEqual([true, true, true]);
  expect([offered(3, 1), offered(1, 3)]).toEqual([false, false]);
});
