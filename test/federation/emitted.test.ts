import { expect, test } from 'vitest';

import { sweepWatchSessions } from '../../server/analytics/index.ts';
import { recordDownload } from '../../server/catalog/index.ts';
import { openAudience } from '../support/audience.ts';
import { startFollower } from '../support/follower.ts';
import { activityOf, givenForeignVideo, noteOf } from '../support/foreign-node.ts';
import { givenFollowed } from '../support/inbox.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { expectRecorded } from '../support/recorded/as-recorded.ts';
import { recordedDeliveries } from '../support/recorded/deliveries.ts';
import { expectTaken } from '../support/recorded/peertube-takes.ts';
import { givenAllParts } from '../support/shown-video.ts';
import { eventually, read, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

/** Also, PeerTube repeats the context within actors. */
const PICTURES = ['object.image', 'object.icon', 'object.@context'];

type Found = { data: { id: number; uuid: string; account: { id: number } }[] };
type Channels = { videoChannels: { id: number; name: string }[] };

/** A node with a video in a channel, and another that follows all of it. */
async function givenFollowedChannel() {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const alice = await join('alice');
  const follower = await startFollower(node);
  const { home, publisher } = follower;
  await write(alice, 'PUT', '/users/me', { description: 'I film birds' });
  await write(alice, 'PUT', '/video-channels/alice_channel', { support: 'Pay me' });
  await follower.followNode();
  for (const path of ['accounts/alice', 'video-channels/alice_channel'])
    await follower.follow(publisher.account, `${home}/${path}`);
  const catalog = openCatalog(node);
  return { root, alice, ...follower, ...catalog };
}

test('what others hear of what is here is what PeerTube would have told them', async () => {
  const { alice, home, db, publisher, send, hears, heard, ...given } = await givenFollowedChannel();
  expectRecorded(await hears('Accept Follow'), '002-Accept-Follow');
  const video = await given.givenVideo(alice, {
    name: 'Herons',
    description: '**Grey**',
    support: 'Buy me seeds',
    language: 'fr',
    category: 1,
    licence: 2,
    tags: ['birds'],
    commentsPolicy: 3,
  });
  const url = `${home}/videos/watch/${video.uuid}`;
  const said = await hears('Create Video');
  const later = ['object.preview', 'object.licence', 'object.icon']; // its parts are there below
  expectRecorded(said, '072-Create-Video', later);
  const channelUrl = `${home}/video-channels/alice_channel`;
  for (const sharer of [channelUrl, `${home}/accounts/peertube`])
    expectRecorded(await hears('Announce', sharer), '012-Announce');
  await givenAllParts(db, video);
  await write(alice, 'PUT', `/videos/${video.uuid}`, { name: 'Grey herons' });
  expectRecorded(await hears('Update Video'), '014-Update-Video');

  await write(alice, 'PUT', `/player-settings/videos/${video.uuid}`, { theme: 'lucide' });
  const ofVideo = await hears('Update PlayerSettings', `${home}/accounts/alice`);
  expectRecorded(ofVideo, '026-Update-PlayerSettings');
  expect(ofVideo.object).toMatchObject({ object: url, theme: 'lucide' });
  await write(alice, 'PUT', '/player-settings/video-channels/alice_channel', { theme: 'galaxy' });
  const ofChannel = await hears('Update PlayerSettings', channelUrl);
  expectRecorded(ofChannel, '026-Update-PlayerSettings');
  expect(ofChannel.object).toMatchObject({ object: channelUrl, theme: 'galaxy' });

  for (const caller of ['192.0.2.1', '192.0.2.1'])
    await recordDownload(db, { videoId: video.id, caller });
  await hears('Download');
  expect(heard().filter(({ kind }) => kind === 'Download')).toHaveLength(1);
  expectRecorded(await hears('Download'), '064-Download');

  await write(alice, 'PUT', '/users/me', { displayName: 'Alice A.' });
  expectRecorded(await hears('Update Person'), '070-Update-Person', PICTURES);
  await write(alice, 'PUT', '/video-channels/alice_channel', { displayName: 'Birds' });
  expectRecorded(await hears('Update Group'), '009-Update-Group', PICTURES);

  const [channel] = (await read<Channels>(alice, '/users/me')).videoChannels;
  const made = await write(alice, 'POST', '/video-playlists', {
    displayName: 'Birds',
    description: 'Of all kinds',
    privacy: 1,
    videoChannelId: channel!.id,
  });
  const { videoPlaylist } = (await made.json()) as { videoPlaylist: { uuid: string } };
  expectRecorded(await hears('Create Playlist'), '054-Create-Playlist', ['object.icon']);
  const path = `/video-playlists/${videoPlaylist.uuid}`;
  await write(alice, 'POST', `${path}/videos`, { videoId: video.id });
  expectRecorded(await hears('Update Playlist'), '055-Update-Playlist', ['object.icon']);

  const note = noteOf(publisher.account, url);
  await send(activityOf(publisher.account, 'Create', note), publisher.account);
  const { data } = await read<Found>(alice, '/users/me/videos/comments?start=0&count=5');
  await write(alice, 'POST', `/videos/${video.uuid}/comments/${data[0]!.id}/approve`);
  expectRecorded(await hears('ApproveReply'), '030-ApproveReply');
  await write(alice, 'POST', `/videos/${video.uuid}/comments/${data[0]!.id}`, { text: 'Thanks' });
  expectRecorded(await hears('Create Note'), '031-Create-Note');

  const second = await write(alice, 'POST', '/video-channels', {
    name: 'alice_second',
    displayName: 'Second',
  });
  const { videoChannel } = (await second.json()) as { videoChannel: { id: number } };
  await write(alice, 'PUT', `/videos/${video.uuid}`, { channelId: videoChannel.id });
  expectRecorded(await hears('Undo Announce', channelUrl), '085-Undo-Announce');
  await write(alice, 'DELETE', `/videos/${video.uuid}`);
  expectRecorded(await hears('Delete'), '083-Delete');
}, 180_000);

test('what is done here with what is elsewhere is told there as PeerTube tells it', async () => {
  const { root, alice, home, db, publisher, application, send, hears, foreign } =
    await givenFollowedChannel();
  await givenFollowed(send, root, { foreign, actor: application, name: 'peertube' });
  expectRecorded(await hears('Follow'), '001-Follow');
  const theirs = givenForeignVideo(foreign, publisher);
  await send(activityOf(application, 'Announce', theirs.id), application);
  const { data } = await eventually(async () => {
    const found = await read<Found>(alice, '/videos');
    expect(found.data).toHaveLength(1);
    return found;
  });
  const [{ id, uuid, account }] = data as [Found['data'][0]];

  for (const [rating, ours, recorded] of [
    ['like', 'Like', '034-Like'],
    ['none', 'Undo Like', '036-Undo-Like'],
    ['dislike', 'Dislike', '037-Dislike'],
    ['none', 'Undo Dislike', '040-Undo-Dislike'],
  ] as const) {
    await write(alice, 'PUT', `/videos/${uuid}/rate`, { rating });
    expectRecorded(await hears(ours), recorded);
  }
  await write(alice, 'POST', `/videos/${uuid}/comment-threads`, { text: 'What a bird' });
  expectRecorded(await hears('Create Note'), '028-Create-Note');
  const report = { reason: 'Not a heron', predefinedReasons: ['spamOrMisleading'] };
  await write(alice, 'POST', '/abuses', { ...report, video: { id, startAt: 1, endAt: 5 } });
  expectTaken(await hears('Flag'));
  expect(await hears('Flag')).toMatchObject({
    object: theirs.id,
    content: 'Not a heron',
    to: [publisher.account.url],
    startAt: 1,
    tag: [{ type: 'Hashtag', name: 'spamOrMisleading' }],
  });
  await write(alice, 'POST', '/abuses', { ...report, account: { id: account.id } });

  for (const currentTime of [0, 4, 6])
    await write(alice, 'POST', `/videos/${uuid}/views`, { currentTime });
  expectRecorded(await hears('View'), '047-View', ['expires', 'result']);
  await openAudience(db).age('61 minutes');
  await sweepWatchSessions.run(
    {},
    {
      db,
      config: { views: { localKeptDays: 9, remoteKeptDays: 9 } },
      signal: new AbortController().signal,
    },
  );
  const watched = await hears('Create WatchAction');
  expectRecorded(watched, '050-Create-WatchAction');
  expect(watched.object).toMatchObject({
    object: theirs.id,
    duration: 'PT6S',
    watchSections: [{ startTimestamp: 0, endTimestamp: 6 }],
  });

  const handle = `carl_channel@${foreign.host}`;
  await write(alice, 'POST', '/users/me/subscriptions', { uri: handle });
  await eventually(async () =>
    expect(await hears('Follow')).toMatchObject({ object: publisher.channel.url }),
  );
  await write(alice, 'DELETE', `/users/me/subscriptions/${handle}`);
  expectRecorded(await hears('Undo Follow', `${home}/accounts/alice`), '156-Undo-Follow');
  await write(root, 'POST', `/server/followers/peertube@${foreign.host}/reject`);
  expectRecorded(await hears('Reject Follow'), '186-Reject-Follow');
}, 180_000);

test('what is demanded of it all PeerTube itself keeps to', () => {
  for (const { activity } of recordedDeliveries())
    expect(() => expectTaken(activity)).not.toThrow();
});
