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
