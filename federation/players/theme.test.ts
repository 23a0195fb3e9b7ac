import { expect, test } from 'vitest';

import { setRemoteTheme } from '../../server/catalog/index.ts';
import {
  activityOf,
  type ForeignNode,
  givenForeignVideo,
  givenPublisher,
  startForeignNode,
} from '../../test/support/foreign-node.ts';
import { givenFollowed, openInbox } from '../../test/support/inbox.ts';
import { givenForeignVideos } from '../../test/support/many-videos.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { openTestDatabase } from '../../test/support/test-database.ts';
import { eventually, read } from '../../test/support/two-nodes.ts';
import { openCatalog } from '../../test/support/videos.ts';
import { inContext } from '../vocabulary/own-contexts.ts';

/** Shows settings at a node; returns where. */
function settings(at: ForeignNode, path: string, theme: string): string {
  const id = at.url(`${path}/player-settings`);
  const object = at.url(path);
  at.show(inContext('PlayerSettings', { id, type: 'PlayerSettings', object, theme }));
  return id;
}

test('how players look is asked for with a channel and a video, and neither waits for word of a change', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const send = openInbox(node, openCatalog(node).db);
  const foreign = await startForeignNode();
  const heron = givenPublisher(foreign, 'heron');
  const playerSettings = settings(foreign, '/video-channels/heron_channel', 'lucide');
  foreign.show({ ...heron.channel.document, playerSettings });
  const actor = heron.channel;
  await givenFollowed(send, root, { foreign, actor, name: 'heron_channel' });
  const own = givenForeignVideo(foreign, heron, {
    playerSettings: settings(foreign, '/1', 'galaxy'),
  });
  const elsewhere = await startForeignNode();
  const lie = settings(elsewhere, '/2', 'galaxy');
  const uploadDate = '2026-01-03T00:00:00.000Z';
  const likes = foreign.url('/2/likes'); // asked for after how players look
  foreign.show({ id: likes, type: 'OrderedCollection', totalItems: 7 });
  const said = { playerSettings: lie, uploadDate, likes };
  const other = givenForeignVideo(foreign, heron, said);
  for (const video of [own, other])
    expect(await send(activityOf(heron.account, 'Create', video), heron.account)).toMatchObject({
      state: 'done',
    });
  const themeOf = (uuid: string) => read(root, `/player-settings/videos/${uuid}`);
  await eventually(async () => expect(await themeOf(own.uuid)).toEqual({ theme: 'galaxy' }));
  await eventually(async () =>
    expect(await read(root, `/videos/${other.uuid}`)).toMatchObject({ likes: 7 }),
  );
  expect(await themeOf(other.uuid)).toEqual({ theme: 'lucide' }); // its channel's
  expect(elsewhere.asked).toEqual([]);
  expect(await read(root, `/videos/${other.uuid}`)).toMatchObject({
    inputFileUpdatedAt: uploadDate,
  });
});

test('word of a theme that is known writes nothing', async () => {
  const db = openTestDatabase(await startTestNode({ ROLES: 'web' }));
  await givenForeignVideos(db, 'far.example', 1);
  const rows = () =>
    db.execute<{ channelId: number; videoId: number; written: string }>(`
      select channels.id as "channelId", videos.id as "videoId",
        channels.xmin || ' ' || videos.xmin as written
      from videos join channels on channels.id = channel_id`);
  const [{ channelId, videoId } = { channelId: 0, videoId: 0 }] = await rows();
  const tell = async () => {
    for (const of of [{ channelId }, { videoId }]) await setRemoteTheme(db, of, 'lucide');
    return (await rows())[0]?.written;
  };
  const before = (await rows())[0]?.written;
  const written = await tell();
  expect(written).not.toBe(before);
  expect(await tell()).toBe(written);
});
