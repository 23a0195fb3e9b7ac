import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { createActivity, deleteActivity, undoActivity, updateActivity } from './activities.ts';
import { directAudience } from './audience.ts';
import { approveReplyActivity, flagActivity } from './moderation.ts';
import { cacheFileObject } from './objects/cache-file.ts';
import { commentAudience, noteObject } from './objects/note.ts';
import { playerSettingsObject } from './objects/player-settings.ts';
import { playlistObject } from './objects/playlist.ts';
import { watchActionObject } from './objects/watch-action.ts';
import { inContext } from './own-contexts.ts';
import {
  announceActivity,
  dislikeActivity,
  downloadActivity,
  likeActivity,
  viewActivity,
} from './reactions.ts';
import { acceptActivity, followActivity, rejectActivity } from './relations.ts';
import { cacheFileUrl, commentUrl, nodeUrl, watchActionUrl } from './urls.ts';

/** What a PeerTube 8.2 server sent, without its signature. */
const RECORDED = JSON.parse(
  readFileSync(new URL('../../test/fixtures/federation/activities.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;

const A = 'http://127.0.0.1:9001';
const B = 'http://127.0.0.1:9002';
const UUID = '98708646-3498-4b82-8fef-d40c47887c4f';
const [ALICE, BOB] = [`${A}/accounts/alice`, `${B}/accounts/bob`];
const CHANNEL = `${A}/video-channels/gold_channel`;
const VIDEO = { url: `${A}/videos/watch/${UUID}`, id: 1 };
const TO_ALICE = directAudience(ALICE);
const OF_VIDEO = {
  to: ['https://www.w3.org/ns/activitystreams#Public', CHANNEL],
  cc: [`${ALICE}/followers`],
};

test('nodes and people follow as PeerTube has it', () => {
  const follow = followActivity(nodeUrl(B), nodeUrl(A), 6);
  expect(inContext('Plain', follow)).toEqual(RECORDED['Follow']);
  expect(inContext('Plain', acceptActivity(A, follow, 1))).toEqual(RECORDED['Accept']);
  const at = new Date('2026-11-21T07:12:31.587Z');
  expect(inContext('Plain', rejectActivity(A, follow, at))).toEqual(RECORDED['Reject']);
  const ofBob = followActivity(BOB, CHANNEL, 8);
  expect(inContext('Plain', undoActivity(ofBob))).toEqual(RECORDED['UndoFollow']);
});

test('videos are shared, liked, viewed and downloaded as PeerTube has it', () => {
  const announce = announceActivity({ url: CHANNEL, id: 6 }, VIDEO.url);
  expect(inContext('Plain', announce)).toEqual(RECORDED['Announce']);
  const third = `${A}/videos/watch/3f49eb8a-313c-49e7-bf57-7d365b17ba30`;
  const shared = announceActivity({ url: CHANNEL, id: 6 }, third);
  expect(inContext('Plain', undoActivity(shared))).toEqual(RECORDED['UndoAnnounce']);

  expect(inContext('Plain', likeActivity(BOB, VIDEO, TO_ALICE))).toEqual(RECORDED['Like']);
  expect(inContext('Plain', dislikeActivity(BOB, VIDEO, TO_ALICE))).toEqual(RECORDED['Dislike']);
  const undone = undoActivity(dislikeActivity(BOB, VIDEO), TO_ALICE);
  expect(inContext('Plain', undone)).toEqual(RECORDED['UndoDislike']);

  const viewer = `1d295c17a284c7460a393018fee7495ba8f860bd086e7745cf6d221a394c6adb-${UUID}`;
  const viewers = { count: 1, expiresAt: new Date('2026-11-21T07:07:51.682Z') };
  const view = viewActivity(nodeUrl(B), VIDEO, { viewer, viewers, audience: TO_ALICE });
  expect(inContext('View', view)).toEqual(RECORDED['View']);
  const download = { download: 'dLrzbFzS9tJ5Gdq9NkNkhu', audience: OF_VIDEO };
  expect(inContext('Download', downloadActivity(nodeUrl(A), VIDEO, download))).toEqual(
    RECORDED['Download'],
  );
});

test('what was watched and mirrored is told as PeerTube has it', () => {
  const uuid = 'f8403073-2ee5-4fd8-b9a0-dd797c4e6cdb';
  const watched = watchActionObject({
    url: watchActionUrl(B, uuid),
    uuid,
    videoUrl: VIDEO.url,
    startedAt: new Date('2026-11-21T07:07:46.676Z'),
    endedAt: new Date('2026-11-21T07:07:49.161Z'),
    watchedSeconds: 9,
    sections: [
      { startSeconds: 0, endSeconds: 4 },
      { startSeconds: 6, endSeconds: 11 },
    ],
    location: null,
    audience: TO_ALICE,
  });
  const watch = createActivity(nodeUrl(B), watched);
  expect(inContext('WatchAction', watch)).toEqual(RECORDED['WatchAction']);
  const { to: _, cc: __, ...shown } = watched;
  expect(inContext('WatchAction', shown)).toEqual(RECORDED['WatchActionDocument']);

  const copy = cacheFileObject({
    url: cacheFileUrl(B, UUID),
    videoUrl: VIDEO.url,
    expiresAt: null,
    directoryUrl: `${B}/static/redundancy/hls/${UUID}`,
    audience: TO_ALICE,
  });
  const mirror = createActivity(nodeUrl(B), copy);
  expect(inContext('CacheFile', mirror)).toEqual(RECORDED['CacheFile']);
});

test('comments are written, let stand, reported and deleted as PeerTube has it', () => {
  const video = { accountUrl: ALICE, channelUrl: CHANNEL };
  const [first, second] = [commentUrl(`${B}/videos/watch/${UUID}`, 1), commentUrl(VIDEO.url, 2)];
  const note = noteObject({
    url: second,
    text: 'Thanks @bob@127.0.0.1:9002 !',
    html: 'Thanks @bob@127.0.0.1:9002 !',
    inReplyToUrl: first,
    accountUrl: ALICE,
    video,
    approvalUrl: `${second}/approve-reply`,
    mentioned: [{ url: BOB, handle: 'bob@127.0.0.1:9002' }],
    publishedAt: new Date('2026-11-21T07:07:33.389Z'),
    updatedAt: new Date('2026-11-21T07:07:33.391Z'),
  });
  const recorded = RECORDED['CreateNote'] as { object: object };
  expect(inContext('Comment', createActivity(ALICE, note))).toEqual({
    ...recorded,
    object: {
      ...recorded.object,
      mediaType: 'text/html', // what Mastodon and others take it for, whatever is said
      source: { content: note.content, mediaType: 'text/markdown' },
      shares: `${second}/announces`,
    },
  });

  const approval = approveReplyActivity({
    url: `${commentUrl(VIDEO.url, 1)}/approve-reply`,
    accountUrl: ALICE,
    inReplyToUrl: VIDEO.url,
    commentUrl: first,
  });
  expect(inContext('ApproveReply', approval)).toEqual(RECORDED['ApproveReply']);

  const report = flagActivity(B, {
    id: 2,
    reporterUrl: BOB,
    flaggedAccountUrl: ALICE,
    reason: 'report of comment',
    predefinedReasons: [],
    urls: [commentUrl(VIDEO.url, 3)],
    startSeconds: null,
    endSeconds: null,
  });
  expect(inContext('Flag', report)).toEqual(RECORDED['Flag']);

  const gone = `${B}/videos/watch/3f49eb8a-313c-49e7-bf57-7d365b17ba30/comments/5`;
  const { to, cc } = commentAudience({ accountUrl: BOB, video, mentioned: [] });
  const deletion = deleteActivity(ALICE, gone, { to, cc });
  expect(inContext('Plain', deletion)).toEqual(RECORDED['Delete']);
});

test('playlists and settings of players are told as PeerTube has it', () => {
  const uuid = '1e75a3a4-25f1-4657-ba28-396da3c39ae5';
  const at = new Date('2026-11-21T07:08:18.714Z');
  const playlist = playlistObject(
    {
      url: `${A}/video-playlists/${uuid}`,
      uuid,
      name: 'Reference playlist',
      description: 'pl desc',
      isListed: true,
      accountUrl: ALICE,
      channelUrl: CHANNEL,
      channelPosition: 1,
      thumbnail: null,
      publishedAt: at,
      updatedAt: at,
    },
    { total: 0 },
  );
  expect(inContext('Playlist', createActivity(ALICE, playlist))).toEqual(
    RECORDED['CreatePlaylist'],
  );

  const settings = playerSettingsObject(`${VIDEO.url}/player-settings`, VIDEO.url, 'lucide');
  const changedAt = new Date('2026-11-21T07:07:26.831Z');
  const update = updateActivity(ALICE, { ...OF_VIDEO, ...settings }, changedAt);
  expect(inContext('PlayerSettings', update)).toEqual(RECORDED['UpdatePlayerSettings']);
});
