import { expect, test } from 'vitest';

import {
  activityOf,
  givenForeignVideo,
  givenPublisher,
  startForeignNode,
} from '../../test/support/foreign-node.ts';
import { givenFollowed, openInbox } from '../../test/support/inbox.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { reachingAs } from '../../test/support/reaching.ts';
import { eventually, read, write } from '../../test/support/two-nodes.ts';
import { settleChannel } from '../follows/settle-followed.ts';
import { takeVideoAt } from './take-video.ts';

type Videos = { total: number; data: { uuid: string }[] };

test('strangers have what a followed node shows of a third one, while it does', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const reaching = reachingAs(node);
  const send = openInbox(node, reaching.db);
  const [near, far] = [await startForeignNode(), await startForeignNode()];
  const sharer = near.actor('Application', 'peertube');
  await givenFollowed(send, root, { foreign: near, actor: sharer, name: 'peertube' });

  const heron = givenPublisher(far, 'heron');
  const [shown, other] = [givenForeignVideo(far, heron), givenForeignVideo(far, heron)];
  await takeVideoAt(reaching, other.id); // as by somebody's search
  const announce = (video: { id: string }) => activityOf(sharer, 'Announce', video.id);
  const first = announce(shown);
  expect(await send(first, sharer)).toMatchObject({ state: 'done' });

  const status = async ({ uuid }: { uuid: string }) =>
    (await node.request(`/api/v1/videos/${uuid}`)).status;
  const listed = async (who: Pick<typeof root, 'request'>, list: string) =>
    (await read<Videos>(who, list)).data.map(({ uuid }) => uuid).toSorted();
  const lists = [
    `/accounts/heron@${far.host}/videos`,
    `/video-channels/heron_channel@${far.host}/videos`,
  ];
  const expectOpen = async (...open: { uuid: string }[]) => {
    const uuids = open.map(({ uuid }) => uuid).toSorted();
    for (const list of lists)
      await eventually(async () => expect(await listed(node, list)).toEqual(uuids));
    for (const video of [shown, other])
      expect(await status(video)).toBe(open.includes(video) ? 200 : 403);
  };
  await expectOpen(shown);
  for (const list of lists) expect(await listed(root, list)).toHaveLength(2);

  expect(await send(announce(other), sharer)).toMatchObject({ state: 'done' });
  await expectOpen(shown, other);
  expect(await send(activityOf(sharer, 'Undo', first), sharer)).toMatchObject({ state: 'done' });
  await expectOpen(other);
  expect(await send(activityOf(sharer, 'Undo', first), sharer)).toMatchObject({
    state: 'ignored',
  });

  await write(root, 'DELETE', `/server/following/peertube@${near.host}`);
  await expectOpen();
  expect(await send(announce(shown), sharer)).toMatchObject({ state: 'ignored' });
}, 120_000);

test('who shows a video waits for whoever changes whether its channel is followed', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const reaching = reachingAs(node);
  const { db } = reaching;
  const send = openInbox(node, db);
  const [near, far] = [await startForeignNode(), await startForeignNode()];
  const sharer = near.actor('Application', 'peertube');
  await givenFollowed(send, root, { foreign: near, actor: sharer, name: 'peertube' });
  const video = givenForeignVideo(far, givenPublisher(far, 'heron'));
  await takeVideoAt(reaching, video.id);
  await db.execute('update videos set followed = true where url is not null'); // as if its channel had been
  const [channel] = await db.execute<{ id: number }>(
    'update channels set followed = true where url is not null returning id',
  );

  const waiting = async () =>
    (
      await db.execute(`select pid from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`)
    ).length;
  const shown = await db.transaction(async (tx) => {
    await settleChannel(tx, channel!.id);
    const sent = send(activityOf(sharer, 'Announce', video.id), sharer);
    await eventually(async () => expect(await waiting()).toBe(1));
    return { sent };
  });
  expect(await shown.sent).toMatchObject({ state: 'done' });
  expect((await node.request(`/api/v1/videos/${video.uuid}`)).status).toBe(200);
}, 60_000);
