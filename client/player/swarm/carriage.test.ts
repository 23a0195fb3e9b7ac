import { expect, test } from 'vitest';

import { type Situation, wayOf } from './carriage.ts';
import type { SharedMedia } from './carrier.ts';
import type { SharingMode } from './policy.ts';
import { isSameVideo } from './same-video.ts';
import type { Playing } from './segments/playing.ts';

const swarm = {
  id: 'https://tube.example/a-master.m3u8',
  hashesUrl: 'https://tube.example/a.json',
  isLive: false,
};
const ours: SharedMedia = {
  files: [{ url: 'a.mp4', torrentUrls: [], infoHash: null, mirrorUrls: [] }],
  playlists: [],
  trackerUrls: ['wss://tube.example/tracker/socket'],
  stunUrls: [],
  segmentSwarm: null,
  isElsewhere: false,
};
const foreign: SharedMedia = { ...ours, segmentSwarm: swarm, isElsewhere: true };
const situation = (media: SharedMedia | null, mode: SharingMode, isRead = true): Situation => ({
  media,
  mode,
  playing: isRead ? ({} as Playing) : null,
});

test('viewers of another kind of node are met by who shares with viewers, and by nobody else', () => {
  expect(wayOf(situation(foreign, 'full'), null)).toBe('segments');
  expect(wayOf(situation(foreign, 'mirrors'), null)).toBe('pieces');
  expect(wayOf(situation(foreign, 'off'), null)).toBeNull();
  expect(wayOf(situation(foreign, 'full', false), null)).toBeNull();
});

test('our own meet by torrents, as do those whose swarm was of no help', () => {
  expect(wayOf(situation(ours, 'full'), null)).toBe('pieces');
  expect(wayOf(situation(foreign, 'full'), swarm.id)).toBe('pieces');
  expect(wayOf(situation(foreign, 'full'), 'https://tube.example/b-master.m3u8')).toBe('segments');
  expect(wayOf(situation(null, 'full'), null)).toBeNull();
});

test('a video is the same while files of it are, or its swarm is', () => {
  const grown = { ...ours, files: [...ours.files, { ...ours.files[0]!, url: 'b.mp4' }] };
  expect(isSameVideo(ours, grown)).toBe(true);
  expect(isSameVideo(ours, { ...ours, files: [] })).toBe(false);
  expect(isSameVideo(foreign, { ...foreign, files: [] })).toBe(true);
  expect(isSameVideo(foreign, ours)).toBe(false);
  expect(isSameVideo(null, null)).toBe(false);
});
