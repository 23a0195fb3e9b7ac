import {
  type RemoteChannel,
  type RemoteFile,
  type RemoteVideo,
  takeRemoteChannel,
  takeRemoteVideo,
} from '../../server/catalog/index.ts';
import { type RemoteComment, takeRemoteComments } from '../../server/engagement/index.ts';
import { type RemoteAccount, takeRemoteAccount } from '../../server/identity/index.ts';
import type { Db } from '../../server/platform/db.ts';
import { Failure } from '../../server/platform/errors.ts';

/** Another node, and what it says of things of its own: the values a PeerTube 8.2 server was recorded with. */
export const THERE = 'http://127.0.0.1:9001';
const HOST = '127.0.0.1:9001';
const UUID = '98708646-3498-4b82-8fef-d40c47887c4f';
const HLS = `${THERE}/static/streaming-playlists/hls/${UUID}`;

export const alice: RemoteAccount = {
  url: `${THERE}/accounts/alice`,
  name: 'alice',
  host: HOST,
  displayName: 'Alice Updated',
  description: 'updated bio',
  followersCount: 0,
  followingCount: 0,
  createdAt: new Date('2026-11-21T07:06:25.878Z'),
};

export const goldChannel = (accountId: number): RemoteChannel => ({
  url: `${THERE}/video-channels/gold_channel`,
  accountId,
  name: 'gold_channel',
  host: HOST,
  displayName: 'Gold channel v2',
  description: 'updated **description**',
  support: 'updated support',
  followersCount: 1,
  createdAt: new Date('2026-11-21T07:06:26.198Z'),
});

const file = (height: number, width: number, name: string, size: number): RemoteFile => ({
  resolution: { id: height, label: `${height}p` },
  width,
  height,
  magnetUri: `magnet:?xs=${encodeURIComponent(`${THERE}/lazy-static/torrents/${name}-hls.torrent`)}`,
  torrentUrl: `${THERE}/lazy-static/torrents/${name}-${height}-hls.torrent`,
  torrentDownloadUrl: `${THERE}/download/torrents/${name}-${height}-hls.torrent`,
  size,
  fps: 30,
  fileUrl: `${HLS}/${name}-${height}-fragmented.mp4`,
  fileDownloadUrl: `${THERE}/download/streaming-playlists/hls/videos/${UUID}-${height}-fragmented.mp4`,
  playlistUrl: `${HLS}/${name}-${height}.m3u8`,
  metadataUrl: `${THERE}/api/v1/videos/${UUID}/metadata/3`,
  hasAudio: true,
  hasVideo: true,
  storage: null,
});

export const referenceVideo = (channelId: number): RemoteVideo => ({
  url: `${THERE}/videos/watch/${UUID}`,
  uuid: UUID,
  channelId,
  name: 'Reference video one (edited)',
  description: 'edited description',
  support: 'new support',
  category: 1,
  licence: 2,
  language: 'fr',
  tags: ['alpha', 'edited', 'reference'],
  privacy: 1,
  state: 1,
  nsfw: false,
  nsfwFlags: 0,
  nsfwSummary: null,
  waitTranscoding: true,
  downloadEnabled: true,
  commentsPolicy: 1,
  embedPrivacy: 1,
  durationSeconds: 12,
  aspectRatio: 1.7778,
  views: 1,
  likes: 2,
  dislikes: 1,
  downloads: 0,
  createdAt: new Date('2026-11-21T07:06:49.788Z'),
  publishedAt: new Date('2026-11-21T07:06:49.788Z'),
  originallyPublishedAt: new Date('2020-01-02T03:04:05.000Z'),
  updatedAt: new Date('2026-11-21T07:08:21.569Z'),
  media: {
    streamingPlaylists: [
      {
        type: 1,
        playlistUrl: `${HLS}/f1088bac-92a9-4117-a397-c46aab44b005-master.m3u8`,
        segmentsSha256Url: `${HLS}/e1237f22-f7f5-4264-aa7d-26054693dc16-segments-sha256.json`,
        redundancies: [],
        files: [
          file(720, 1280, '128006a1-90c7-4b31-90c1-c745d48c6ce3', 4_738_013),
          file(480, 854, 'f793ccad-cda3-43c8-8114-a1929152de65', 1_201_664),
          file(360, 640, '1f2691d9-d7df-412d-a028-18e6cc32dd8b', 724_575),
          file(240, 426, '0eafced6-c28a-4cdf-98ec-d6f6b309f13f', 473_353),
        ],
      },
    ],
    files: [],
    trackerUrls: [`ws://${HOST}/tracker/socket`, `${THERE}/tracker/announce`],
    storyboard: {
      url: `${THERE}/lazy-static/storyboards/c8123267-d536-4aad-91fa-bf99ecd8f027.jpg`,
      totalWidth: 1152,
      totalHeight: 216,
      spriteWidth: 192,
      spriteHeight: 108,
      spriteSeconds: 1,
    },
    live: null,
  },
  captions: [
    {
      language: 'en',
      automaticallyGenerated: false,
      url: `${THERE}/lazy-static/video-captions/f1ebd433-028f-42cb-bad5-b18aaa7a9a50-en.vtt`,
      m3u8Url: `${HLS}/f1ebd433-028f-42cb-bad5-b18aaa7a9a50-en.m3u8`,
    },
  ],
  chapters: [{ timecode: 0, title: 'Start' }],
});

/** Has a node take that all in, with a comment. */
export async function takeReference(db: Db, node: URL) {
  const account = await takeRemoteAccount(db, alice);
  const channel = await takeRemoteChannel(db, goldChannel(account.id));
  const { video } = await takeRemoteVideo(db, referenceVideo(channel.id));
  const { comment } = await takeRemoteComment(db, node, {
    url: `${video.url}/comments/3`,
    videoId: video.id,
    inReplyToId: null,
    accountId: account.id,
    text: 'my own comment',
    createdAt: new Date('2026-11-21T07:07:35.529Z'),
    updatedAt: new Date('2026-11-21T07:08:22.021Z'),
  });
  return { account, channel, video, comment };
}

/** Has a node take a comment of another node in. */
export async function takeRemoteComment(db: Db, node: URL, comment: RemoteComment) {
  const taken = await takeRemoteComments(db, node, { videoId: comment.videoId, said: [comment] });
  const outcome = taken.get(comment)!;
  if (outcome instanceof Failure) throw outcome;
  return outcome;
}
