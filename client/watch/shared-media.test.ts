import { expect, test } from 'vitest';

import type { VideoDetails } from '../contract.ts';
import { sharingOffer, type SharingTerms } from './shared-media.ts';

const NODE = 'https://node.example';
const HASH = 'ab'.repeat(20);
const file = (height: number, isShared = true) => ({
  fileUrl: `${NODE}/static/v-${height}-fragmented.mp4`,
  torrentUrl: isShared ? `${NODE}/lazy-static/torrents/${height}.torrent` : null,
  magnetUri: isShared ? `magnet:?xs=x&xt=urn:btih:${HASH}&dn=Herons` : null,
});
const video = {
  isLocal: true,
  sharing: 'full',
  url: `${NODE}/videos/watch/v`,
  trackerUrls: [`${NODE}/tracker/announce`, 'wss://node.example/tracker/socket'],
  streamingPlaylists: [
    {
      redundancies: [{ baseUrl: 'https://mirror.example/static/redundancy/v/' }],
      files: [file(720), file(360, false)],
    },
  ],
} as unknown as VideoDetails;

const HERE = 'http://127.0.0.1:9000/w/abc';
const terms = { allowed: 'full' as const, minViewers: 2, stunUrls: ['stun:node.example:3478'] };

test('files with a torrent are shared, over the tracker of the node the page came from', () => {
  expect(sharingOffer(video, terms, { accountAllows: true, viewers: 7 }, HERE)).toEqual({
    allowed: 'full',
    accountAllows: true,
    minViewers: 2,
    viewers: 2,
    media: {
      files: [
        {
          url: 'http://127.0.0.1:9000/static/v-720-fragmented.mp4',
          torrentUrls: ['http://127.0.0.1:9000/lazy-static/torrents/720.torrent'],
          infoHash: HASH,
          mirrorUrls: ['https://mirror.example/static/redundancy/v/v-720-fragmented.mp4'],
        },
      ],
      trackerUrls: ['ws://127.0.0.1:9000/tracker/socket'],
      stunUrls: terms.stunUrls,
      segmentSwarm: null,
      isElsewhere: false,
      playlists: [],
    },
  });
});

test('what is live here has nothing to share', () => {
  const live = { ...video, isLive: true };
  expect(sharingOffer(live, terms, { accountAllows: true, viewers: 7 }, HERE)).toBeNull();
});

const nobody = { accountAllows: null, viewers: 0 };
const OTHERS = 'https://mirror.example/static/redundancy/v';

test('a video of another node is shared in the swarm it has there, with what others keep of it', () => {
  const foreign = {
    ...video,
    isLocal: false,
    trackerUrls: [...video.trackerUrls, 'wss://tracker.invalid/announce', 'ws://node.example/x'],
    streamingPlaylists: [
      {
        ...video.streamingPlaylists[0]!,
        signedPlaylists: [{ url: `${NODE}/static/v-master.m3u8`, sha256: 'cd' }],
      },
    ],
  };
  expect(
    sharingOffer(foreign, terms, { accountAllows: true, viewers: 7 }, 'https://here.example/w/abc')
      ?.media,
  ).toEqual({
    files: [
      {
        url: `${NODE}/static/v-720-fragmented.mp4`,
        torrentUrls: [
          `${NODE}/lazy-static/torrents/720.torrent`,
          `${OTHERS}/v-720-fragmented.mp4.torrent`,
        ],
        infoHash: HASH,
        mirrorUrls: [`${OTHERS}/v-720-fragmented.mp4`],
      },
    ],
    trackerUrls: ['wss://node.example/tracker/socket'],
    stunUrls: terms.stunUrls,
    segmentSwarm: null,
    isElsewhere: true,
    playlists: [
      {
        url: `${NODE}/static/v-master.m3u8`,
        sha256: 'cd',
        mirrorUrls: [`${OTHERS}/v-master.m3u8`],
      },
    ],
  });
});

test('of a copy that this node keeps, its viewers meet those of the node it is of', () => {
  const ours = 'https://here.example/static/redundancy/v';
  const [playlist] = video.streamingPlaylists;
  const redundancies = [{ baseUrl: ours }, ...playlist!.redundancies];
  const kept = {
    ...video,
    isLocal: false,
    trackerUrls: [...video.trackerUrls, 'wss://here.example/tracker/socket'],
    streamingPlaylists: [{ ...playlist!, keptHere: true, redundancies }],
  };
  expect(sharingOffer(kept, terms, { accountAllows: true, viewers: 7 }, HERE)?.media).toMatchObject(
    {
      files: [
        {
          url: 'http://127.0.0.1:9000/static/redundancy/v/v-720-fragmented.mp4',
          torrentUrls: [
            'http://127.0.0.1:9000/static/redundancy/v/v-720-fragmented.mp4.torrent',
            `${NODE}/lazy-static/torrents/720.torrent`,
            `${OTHERS}/v-720-fragmented.mp4.torrent`,
          ],
          mirrorUrls: [`${NODE}/static/v-720-fragmented.mp4`, `${OTHERS}/v-720-fragmented.mp4`],
        },
      ],
      trackerUrls: ['ws://127.0.0.1:9000/tracker/socket', 'wss://node.example/tracker/socket'],
      isElsewhere: false,
    },
  );
});

test('of a node of another kind, the players are met in the swarm of segments that they share', () => {
  const [told] = video.streamingPlaylists;
  const shares = {
    ...told!,
    playlistUrl: `${NODE}/static/v-master.m3u8`,
    segmentsSha256Url: `${NODE}/static/v-segments-sha256.json`,
    sharesSegments: true,
  };
  const swarmOf = (playlist: object, isLocal = false, isLive = false) => {
    const shown = { ...video, isLocal, isLive, streamingPlaylists: [playlist as typeof shares] };
    return sharingOffer(shown, terms, nobody, 'https://here.example/w/abc')?.media;
  };
  expect(swarmOf(shares)).toMatchObject({
    segmentSwarm: { id: shares.playlistUrl, hashesUrl: shares.segmentsSha256Url, isLive: false },
    trackerUrls: ['wss://node.example/tracker/socket'],
    stunUrls: terms.stunUrls,
  });
  expect(swarmOf({ ...shares, files: [] })?.segmentSwarm?.id).toBe(shares.playlistUrl);
  expect(swarmOf(shares, false, true)).toMatchObject({ files: [], segmentSwarm: { isLive: true } });

  const signedPlaylists = [{ url: shares.playlistUrl, sha256: 'cd' }]; // it is of our kind
  const others = [
    { signedPlaylists },
    { sharesSegments: undefined }, // or of a version that has other swarms
    { segmentsSha256Url: null }, // nobody could tell what is sent from lies
  ];
  for (const other of others) expect(swarmOf({ ...shares, ...other })?.segmentSwarm).toBeNull();
  expect(swarmOf(shares, true)?.segmentSwarm).toBeNull();
});

test('where viewers are not to meet, nodes that keep a copy help', () => {
  const apart: [VideoDetails, SharingTerms][] = [
    [{ ...video, sharing: 'mirrors' }, terms],
    [video, { ...terms, allowed: 'mirrors' }],
    [{ ...video, trackerUrls: [] }, terms],
    [{ ...video, isLocal: false, trackerUrls: ['wss://tracker.invalid/announce'] }, terms],
  ];
  for (const [each, said] of apart) {
    const offer = sharingOffer(each, said, nobody, HERE);
    expect(offer?.allowed).toBe('mirrors');
    expect(offer?.media.files[0]?.mirrorUrls).toHaveLength(1);
  }
});

test('nothing is shared of what others may not have, or where the node does not want it', () => {
  const without = [
    { ...video, sharing: 'off' as const },
    { ...video, streamingPlaylists: [] },
    { ...video, streamingPlaylists: [{ ...video.streamingPlaylists[0]!, files: [] }] },
  ];
  for (const each of without) expect(sharingOffer(each, terms, nobody, HERE)).toBeNull();
  expect(sharingOffer(video, { ...terms, allowed: 'off' }, nobody, HERE)).toBeNull();
});
