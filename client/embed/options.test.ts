import { expect, test } from 'vitest';

import { parseEmbedOptions } from './options.ts';

const parsed = (query: string) => parseEmbedOptions(new URLSearchParams(query));

test('a player that is told nothing waits, with all its controls', () => {
  expect(parsed('')).toMatchObject({
    startSeconds: 0,
    stopSeconds: Infinity,
    autoplay: false,
    title: true,
    controls: true,
    api: false,
    scope: 'peertube',
    playlistPosition: 1,
  });
});

test('a page says what it wants as for PeerTube', () => {
  expect(
    parsed('start=1m2s&stop=90&autoplay=1&muted=true&loop=1&title=0&subtitle=fr&api=1&scope=mine'),
  ).toMatchObject({
    startSeconds: 62,
    stopSeconds: 90,
    autoplay: true,
    muted: true,
    loop: true,
    title: false,
    captionLanguage: 'fr',
    api: true,
    scope: 'mine',
  });
  expect([parsed('p2p=0').sharing, parsed('p2p=1').sharing, parsed('').sharing]).toEqual([
    false,
    true,
    null,
  ]);
  expect(parsed('controlBar=0').controls).toBe(false);
  expect(parsed('controls=false').controls).toBe(false);
});

test('options that make no sense are passed over', () => {
  expect(parsed('start=soon&playbackRate=900&playlistPosition=-4&autoplay=perhaps')).toMatchObject({
    startSeconds: 0,
    rate: null,
    playlistPosition: 1,
    autoplay: false,
  });
});
