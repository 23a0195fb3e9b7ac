import { expect, test } from 'vitest';

import { videoLinks } from '../objects/video-links.ts';
import { VideoLinks } from './video-links.ts';

const HOME = 'https://tube.example';

test('trackers of both kinds are read, and only where they are trackers', () => {
  const trackers = [`${HOME}/tracker/announce`, 'wss://tube.example/tracker/socket'];
  const manifestUrl = `${HOME}/videos/watch/a/manifest`;
  const links = [
    ...videoLinks({ pages: [`${HOME}/w/a`], playlist: null, trackers, manifestUrl }),
    { type: 'Link', mediaType: 'video/mp4', href: 'wss://tube.example/a.mp4', height: 360 },
    { type: 'Link', mediaType: 'application/x-mpegURL', href: 'ws://tube.example/a.m3u8' },
    { type: 'Link', rel: ['tracker'], href: 'ws://user@tube.example/tracker' },
    { type: 'Link', rel: ['tracker'], href: 'ftp://tube.example/tracker' },
  ];
  expect(VideoLinks.parse(links)).toEqual({
    streamingPlaylists: [],
    files: [],
    trackerUrls: trackers,
    manifestUrl,
  });
});

test('the swarms of a playlist are kept, and what is none of them is not', () => {
  const playlist = {
    url: `${HOME}/a-master.m3u8`,
    hashesUrl: `${HOME}/a-segments-sha256.json`,
    infohashes: ['ab'.repeat(20), 'cd'.repeat(20), 'no hash'],
    files: [],
  };
  const links = videoLinks({ pages: [], playlist, trackers: [], manifestUrl: null });
  expect(VideoLinks.parse(links).streamingPlaylists).toEqual([
    {
      type: 1,
      playlistUrl: playlist.url,
      segmentsSha256Url: playlist.hashesUrl,
      infohashes: ['ab'.repeat(20), 'cd'.repeat(20)],
      redundancies: [],
      files: [],
    },
  ]);
});
