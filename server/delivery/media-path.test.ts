import { expect, test } from 'vitest';

import { isMediaTarget, parseMediaPath } from './media-path.ts';

const VIDEO = '98708646-3498-4b82-8fef-d40c47887c4f';
const SET = '128006a1-90c7-4b31-90c1-c745d48c6ce3';
const HLS = '/static/streaming-playlists/hls';
const of = (isPrivate: boolean, part: object) => ({
  kind: 'hls',
  isPrivate,
  videoUuid: VIDEO,
  setUuid: SET,
  part,
});

test.each([
  [`${HLS}/${VIDEO}/${SET}-master.m3u8`, of(false, { type: 'master' })],
  [`${HLS}/${VIDEO}/${SET}-segments-sha256.json`, of(false, { type: 'hashes' })],
  [`${HLS}/${VIDEO}/${SET}-720.m3u8`, of(false, { type: 'playlist', height: 720 })],
  [
    `${HLS}/${VIDEO}/${SET}-av1-720.m3u8`,
    of(false, { type: 'playlist', height: 720, codec: 'av1' }),
  ],
  [
    `${HLS}/private/${VIDEO}/${SET}-hevc-360-fragmented.mp4`,
    of(true, { type: 'media', height: 360, codec: 'hevc' }),
  ],
  [`${HLS}/private/${VIDEO}/${SET}-0-fragmented.mp4`, of(true, { type: 'media', height: 0 })],
  [
    `/download/streaming-playlists/hls/videos/${VIDEO}-1080-fragmented.mp4`,
    { kind: 'download', videoUuid: VIDEO, height: 1080 },
  ],
  [
    `/download/original-video-files/${VIDEO}.mkv`,
    { kind: 'source', videoUuid: VIDEO, extension: '.mkv' },
  ],
  ['/lazy-static/thumbnails/a-1.jpg', { kind: 'picture', key: 'thumbnails/a-1.jpg' }],
  ['/lazy-static/previews/a-1.jpg', { kind: 'picture', key: 'thumbnails/a-1.jpg' }],
  ['/lazy-static/storyboards/b.webp', { kind: 'picture', key: 'storyboards/b.webp' }],
  ['/lazy-static/avatars/c.png', { kind: 'picture', key: 'avatars/c.png' }],
  ['/lazy-static/banners/c.jpg', { kind: 'picture', key: 'banners/c.jpg' }],
  ['/lazy-static/video-captions/d-en.vtt', { kind: 'caption', key: 'captions/d-en.vtt' }],
  ['/assets/index-B1yRBoI0.js', { kind: 'asset', name: 'index-B1yRBoI0.js' }],
])('%s names one file', (path, named) => {
  expect(parseMediaPath(path)).toEqual(named);
});

test.each([
  `${HLS}/${VIDEO}/${SET}-72a.m3u8`,
  `${HLS}/${VIDEO}/${SET}-0720.m3u8`,
  `${HLS}/${VIDEO}/${SET}-99999-fragmented.mp4`,
  `${HLS}/${VIDEO}/${SET}-720-fragmented.MP4`,
  `${HLS}/${VIDEO}/${SET}-720-fragmented.mp4\n`,
  `${HLS}/${VIDEO}/${SET}-720-fragmented.mp4/`,
  `${HLS}/${VIDEO}/x/../${SET}-720.m3u8`,
  `${HLS}/private/private/${VIDEO}/${SET}-720.m3u8`,
  `/download/original-video-files/${VIDEO}`,
  `/download/original-video-files/${VIDEO}.mp4/`,
  `/download/original-video-files/${VIDEO}.m/4`,
  `/download/original-video-files/../${VIDEO}.mp4`,
  '/lazy-static/thumbnails/..jpg',
  '/lazy-static/thumbnails/.jpg',
  '/lazy-static/thumbnails/a.svg',
  '/lazy-static/avatars/a.svg',
  '/lazy-static/sources/a.jpg',
  '/assets/../index.html',
  '/assets/.env',
  `/assets/${'a'.repeat(300)}`,
])('%s names none', (path) => {
  expect(parseMediaPath(path)).toBeUndefined();
});

test('paths of others are left to them', () => {
  for (const target of [
    '/',
    '/api/v1/videos',
    '/staticx/a',
    '/w/x',
    'static/a',
    '/download/torrents/a',
    '*',
  ]) {
    expect(isMediaTarget(target)).toBe(false);
  }
});

test('hostile paths are read to their end: going back over them would take minutes', () => {
  for (const filler of ['-', '0', 'a/', '%2e', '../'])
    expect(parseMediaPath(`${HLS}/${filler.repeat(200_000)}`)).toBeUndefined();
});
