import { expect, test } from 'vitest';

import type { MediaFile } from '../contract.ts';
import {
  captionTracks,
  mediaFiles,
  mediaUrls,
  needsToken,
  storyboardSheet,
  torrentLinks,
} from './media-urls.ts';

const file = (height: number) =>
  ({
    resolution: { id: height, label: '' },
    playlistUrl: `https://node.example/static/v-${height}.m3u8`,
  }) as MediaFile;

const video = (heights: number[], isLocal = true) => ({
  isLocal,
  streamingPlaylists: [
    {
      playlistUrl: 'https://node.example/static/v-master.m3u8',
      files: heights.map(file),
      redundancies: [],
    },
  ],
});

test('what lies here is fetched from here, under whatever name the page was reached', () => {
  expect(mediaUrls(video([0, 720]), null)).toEqual({
    masterUrl: '/static/v-master.m3u8',
    soundUrl: '/static/v-0.m3u8',
    separateSound: false,
    isLive: false,
    gainDb: 0,
  });
});

test('what is live plays though it has no files yet, and nothing else does', () => {
  expect(mediaUrls({ ...video([], false), isLive: true }, null)).toMatchObject({
    masterUrl: 'https://node.example/static/v-master.m3u8',
    isLive: true,
  });
  expect(mediaUrls(video([], false), null)).toBeNull();
});

test('the player hears how loud a video is', () => {
  const loudness = { integratedLufs: -8, rangeLu: 5, truePeakDb: 0, gainDb: -6 };
  expect(mediaUrls({ ...video([720]), loudness }, null)?.gainDb).toBe(-6);
});

test('what lies on another node is fetched from there', () => {
  expect(mediaUrls(video([720], false), null)?.masterUrl).toBe(
    'https://node.example/static/v-master.m3u8',
  );
});

test('what another node has is played from the copy this one keeps', () => {
  const [playlist] = video([0, 720]).streamingPlaylists;
  const baseUrl = 'https://here.example/static/redundancy/hls/v';
  const kept = { ...playlist!, keptHere: true, redundancies: [{ baseUrl }] };
  expect(mediaUrls({ isLocal: false, streamingPlaylists: [kept] }, null)).toMatchObject({
    masterUrl: '/static/redundancy/hls/v/v-master.m3u8',
    soundUrl: '/static/redundancy/hls/v/v-0.m3u8',
  });
});

test('a token reaches the playlists and, through them, the segments', () => {
  expect(mediaUrls(video([720]), 't0k')?.masterUrl).toBe(
    '/static/v-master.m3u8?videoFileToken=t0k&reinjectVideoFileToken=true',
  );
});

test('a playlist without files cannot be played yet', () => {
  expect(mediaUrls(video([]), null)).toBeNull();
  expect(mediaUrls({ isLocal: true, streamingPlaylists: [] }, null)).toBeNull();
});

test('the best file comes first', () => {
  expect(mediaFiles(video([240, 0, 720])).map(({ resolution }) => resolution.id)).toEqual([
    720, 240, 0,
  ]);
});

test.each([
  [1, false],
  [2, false],
  [3, true],
  [4, true],
  [5, true],
])('media of privacy %i needs a token: %s', (id, needed) =>
  expect(needsToken({ privacy: { id, label: '' } })).toBe(needed),
);

test('a storyboard is counted in frames', () => {
  const board = {
    storyboardPath: '/s.jpg',
    fileUrl: 'https://tube.example/s.jpg',
    totalWidth: 1152,
    totalHeight: 216,
    spriteWidth: 192,
    spriteHeight: 108,
    spriteDuration: 1,
  };
  expect(storyboardSheet([board], true)).toMatchObject({ columns: 6, rows: 2, frameSeconds: 1 });
  expect(storyboardSheet([board], false)?.url).toBe(board.fileUrl);
  expect(storyboardSheet([{ ...board, spriteWidth: 0 }], true)).toBeNull();
  expect(storyboardSheet([], true)).toBeNull();
});

test('captions made by a machine say so', () => {
  const caption = {
    language: { id: 'en', label: 'English' },
    captionPath: '/en.vtt',
    automaticallyGenerated: true,
    fileUrl: 'https://tube.example/en.vtt',
    m3u8Url: null,
    updatedAt: '2026-01-01T00:00:00.000Z',
  };
  expect(captionTracks([caption], null, true)).toEqual([
    { language: 'en', label: 'English (automatic)', url: '/en.vtt' },
  ]);
  expect(captionTracks([caption], null, false)[0]?.url).toBe(caption.fileUrl);
});

test('torrents of this node are fetched from here, and a magnet link is one', () => {
  const torrentDownloadUrl = 'https://node.example/download/torrents/v.torrent';
  const magnetUri = 'magnet:?xt=urn:btih:00';
  expect(torrentLinks({ magnetUri, torrentDownloadUrl }, { isLocal: true })).toEqual({
    magnet: magnetUri,
    torrent: '/download/torrents/v.torrent',
  });
  const other = { magnetUri: 'javascript:alert(1)', torrentDownloadUrl };
  expect(torrentLinks(other, { isLocal: false })).toEqual({
    magnet: null,
    torrent: torrentDownloadUrl,
  });
});
