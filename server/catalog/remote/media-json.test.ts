import { expect, test } from 'vitest';

import { THERE } from '../../../test/support/remote-things.ts';
import { remoteMediaJson } from './media-json.ts';
import type { RemoteLive } from './media.ts';

const playlistUrl = `${THERE}/static/streaming-playlists/hls/98708646-3498-4b82-8fef-d40c47887c4f/f1088bac-92a9-4117-a397-c46aab44b005-master.m3u8`;
const video = { id: 1, uuid: 'u', allowedSharing: 'full' as const };
const kept = { video, mirrors: [], copy: null, signedPlaylists: null };

const recorded = '43374b676267614e6332633678627761747a5a65'; // of PeerTube 8.2, for this address

const playlistWith = (infohashes?: string[], live: RemoteLive | null = null) => {
  const playlist = { type: 1, playlistUrl, segmentsSha256Url: null, redundancies: [], files: [] };
  const streamingPlaylists = [{ ...playlist, ...(infohashes && { infohashes }) }];
  const media = { streamingPlaylists, files: [], trackerUrls: [], live };
  return remoteMediaJson(new URL('https://here.example'), media, kept).streamingPlaylists[0]!;
};

test('players share segments where the node tells of the swarm that ours would be in', () => {
  expect(playlistWith([recorded])).toMatchObject({ sharesSegments: true });
  for (const other of [['ab'.repeat(20)], [], undefined])
    expect(playlistWith(other)).not.toHaveProperty('sharesSegments');
  expect(playlistWith([recorded])).not.toHaveProperty('infohashes');
});

test('what is live is shared, but where it is to come at once', () => {
  const live = {
    permanent: false,
    savesReplay: true,
    latencyMode: 1,
    rewindSeconds: null,
    schedules: [],
  };
  expect(playlistWith([recorded], live)).toMatchObject({ sharesSegments: true });
  expect(playlistWith([recorded], { ...live, latencyMode: 3 })).not.toHaveProperty(
    'sharesSegments',
  );
});
