import { expect, test } from 'vitest';

import { askedToKeep, assetsOf, taskFor } from './rules.ts';

const NODE = 'https://node.example';
const SCRIPT = '/assets/start-DNtU5o5A.js';

const task = (path: string, asked: Partial<Parameters<typeof taskFor>[0]> = {}) =>
  taskFor(
    { method: 'GET', mode: 'cors', destination: '', url: new URL(path, NODE).href, ...asked },
    NODE,
  );
const visit = { mode: 'navigate', destination: 'document' };

test('it looks after pages and what a build made, and after nothing else', () => {
  expect(task('/w/abc', visit)).toBe('page');
  expect(task(SCRIPT)).toBe('asset');
  for (const path of [
    '/api/v1/videos',
    '/static/streaming-playlists/hls/a/b-fragmented.mp4',
    '/lazy-static/avatars/a.jpg',
    '/assets/start.js',
    `${SCRIPT}?for=me`,
    '/manifest.webmanifest',
    'https://elsewhere.example/assets/start-DNtU5o5A.js',
  ])
    expect(task(path)).toBe('nothing');
});

test('it lets go of pages that are files, in frames, or sent to', () => {
  expect(task('/api/v1/config', visit)).toBe('nothing');
  expect(task('/download/videos/a.mp4', visit)).toBe('nothing');
  expect(task('/w/abc', { ...visit, destination: 'iframe' })).toBe('nothing');
  expect(task('/w/abc', { ...visit, method: 'POST' })).toBe('nothing');
});

test('of what it is asked to keep, it keeps assets of its node', () => {
  const html = `<link href="${SCRIPT}"><script src="https://cdn.example${SCRIPT}"></script><a href="/">`;
  expect(assetsOf(html, NODE)).toEqual([SCRIPT]);
  const keep = [SCRIPT, '/api/v1/users/me', `https://cdn.example${SCRIPT}`, 3, 'https://['];
  expect(askedToKeep({ keep }, NODE)).toEqual([SCRIPT]);
  for (const message of [null, 'keep', {}, { keep: SCRIPT }])
    expect(askedToKeep(message, NODE)).toEqual([]);
});
