import { expect, test } from 'vitest';

import { ask } from '../../../test/support/asking.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import {
  alice,
  goldChannel,
  referenceVideo,
  takeReference,
  THERE,
} from '../../../test/support/remote-things.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { forgetRemoteAccount, takeRemoteAccount } from '../../identity/index.ts';
import { findAccountByUrl, findPlaylistByUrl, findVideoByUrl } from './find-by-url.ts';
import type { RemotePlaylistOfVideos } from './playlist.ts';
import { takeRemoteChannel } from './take-channel.ts';
import { forgetRemotePlaylist, takeRemotePlaylist } from './take-playlist.ts';
import { forgetRemoteVideo, takeRemoteVideo } from './take-video.ts';

test('a video of another node is taken in once, follows its node, and stays with it', async () => {
  const node = await startTestNode();
  const { db } = openCatalog(node);
  const here = new URL(node.url);

  const account = await takeRemoteAccount(db, alice);
  expect((await takeRemoteAccount(db, alice)).id).toBe(account.id);
  await expect(takeRemoteAccount(db, { ...alice, url: `${THERE}/a/x` })).rejects.toMatchObject({
    code: 'conflict',
  });
  const channel = await takeRemoteChannel(db, goldChannel(account.id));
  const reference = referenceVideo(channel.id);
  const first = await takeRemoteVideo(db, reference);
  expect(first.isNew).toBe(true);
  expect(await takeRemoteVideo(db, reference)).toEqual({ ...first, isNew: false });

  const old = { ...reference, name: 'An old name', updatedAt: new Date('2026-11-21T07:07:00Z') };
  expect((await takeRemoteVideo(db, old)).video.name).toBe(reference.name);
  const next = { ...reference, name: 'A new name', updatedAt: new Date('2026-11-22T00:00:00Z') };
  expect((await takeRemoteVideo(db, next)).video.name).toBe('A new name');

  const evil = { ...reference, url: 'https://evil.example/videos/watch/1' };
  await expect(takeRemoteVideo(db, evil)).rejects.toMatchObject({ code: 'forbidden' });
  const twin = { ...reference, url: `${reference.url}2` };
  await expect(takeRemoteVideo(db, twin)).rejects.toMatchObject({ code: 'conflict' });
  expect((await findVideoByUrl(db, here, reference.url))?.video.id).toBe(first.video.id);

  await forgetRemoteVideo(db, reference.url);
  expect(await findVideoByUrl(db, here, reference.url)).toBeUndefined();
  await forgetRemoteAccount(db, alice.url);
  expect(await findAccountByUrl(db, here, alice.url)).toBeUndefined();
});

test('a playlist of another node holds what is known of it, and stays with its owner', async () => {
  const node = await startTestNode();
  const { db } = openCatalog(node);
  const here = new URL(node.url);
  const { account, channel, video } = await takeReference(db, here);
  const playlist: RemotePlaylistOfVideos = {
    url: `${THERE}/video-playlists/35ec8e66-4d10-4a2a-9b21-3f5b2f0f3e51`,
    uuid: '35ec8e66-4d10-4a2a-9b21-3f5b2f0f3e51',
    accountId: account.id,
    channelId: channel.id,
    displayName: 'A list',
    description: null,
    privacy: 1,
    createdAt: new Date('2026-11-21T07:00:00Z'),
    updatedAt: new Date('2026-11-21T08:00:00Z'),
    elements: [{ videoId: video.id, startSeconds: 1, stopSeconds: null }],
  };
  await takeRemotePlaylist(db, playlist);
  await takeRemotePlaylist(db, playlist);
  const old = { ...playlist, displayName: 'Old', updatedAt: new Date('2026-11-21T07:30:00Z') };
  expect((await takeRemotePlaylist(db, old)).displayName).toBe('A list');
  expect((await ask(node, 'GET /video-playlists')).body).toMatchObject({
    total: 1,
    data: [{ url: playlist.url, isLocal: false, videosLength: 1 }],
  });
  const inside = (await ask(node, `GET /video-playlists/${playlist.uuid}/videos`)).body;
  expect(inside).toMatchObject({
    total: 1,
    data: [{ startTimestamp: 1, video: { url: video.url } }],
  });
  const { root } = await openPeople(node);
  const change = await ask(root, `PUT /video-playlists/${playlist.uuid}`, { displayName: 'Mine' });
  expect(change.status).toBe(403);

  const stolen = { ...playlist, url: 'https://evil.example/video-playlists/1' };
  await expect(takeRemotePlaylist(db, stolen)).rejects.toMatchObject({ code: 'forbidden' });
  const bare = takeRemotePlaylist(db, { ...playlist, channelId: 1 });
  await expect(bare).rejects.toMatchObject({ code: 'forbidden' });
  expect((await findPlaylistByUrl(db, here, playlist.url))?.playlist.uuid).toBe(playlist.uuid);
  await forgetRemotePlaylist(db, playlist.url);
  expect(await findPlaylistByUrl(db, here, playlist.url)).toBeUndefined();
});
