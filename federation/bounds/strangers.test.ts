import { expect, test } from 'vitest';

import {
  givenForeignVideo,
  givenPublisher,
  startForeignNode,
} from '../../test/support/foreign-node.ts';
import { startTestNode } from '../../test/support/node.ts';
import { reachingAs } from '../../test/support/reaching.ts';
import { resolveActor } from '../actors/resolve-actor.ts';
import { takeVideoAt } from '../videos/take-video.ts';
import { forgetStrangers } from './forget-strangers.ts';

const signal = new AbortController().signal;

test('strangers are forgotten after a month, sooner in a crowd; whoever means something here stays', async () => {
  const node = await startTestNode();
  const reaching = reachingAs(node);
  const { db } = reaching;
  const far = await startForeignNode();
  const names = async () =>
    (await db.execute(`select name from actors where host is not null order by name`)).map(
      ({ name }) => name,
    );
  const age = (days: number) =>
    db.execute(`update actors set fetched_at = now() - make_interval(days => ${days})
      where host is not null and name <> 'newcomer'`);

  const publisher = givenPublisher(far, 'publisher');
  await takeVideoAt(reaching, givenForeignVideo(far, publisher).id);
  for (const name of ['passer', 'liker', 'sharer']) {
    const { account, channel } = givenPublisher(far, name);
    for (const { url } of [account, channel]) await resolveActor(reaching, url);
  }
  await resolveActor(reaching, far.actor('Person', 'newcomer').url);
  await resolveActor(reaching, far.actor('Application', 'peertube').url);
  await db.execute(`insert into ratings (account_id, video_id, rating)
    select accounts.id, videos.id, 'like' from accounts, videos where accounts.name = 'liker'`);
  await db.execute(`insert into boosts (url, actor_id, video_id)
    select 'https://far.example/1', actors.id, videos.id from actors, videos where actors.name = 'sharer_channel'`);
  const all = await names();
  expect(all).toHaveLength(10);

  await age(29);
  await forgetStrangers({ db, signal });
  expect(await names()).toEqual(all);
  await forgetStrangers({ db, signal }, { maxActors: 9 });
  const meantSomething = [
    'liker',
    'newcomer',
    'publisher',
    'publisher_channel',
    'sharer',
    'sharer_channel',
  ];
  expect(await names()).toEqual(meantSomething);
  await age(31);
  await forgetStrangers({ db, signal });
  expect(await names()).toEqual(meantSomething);
  expect(
    await db.execute(`select name from accounts where host is not null order by name`),
  ).toEqual(['liker', 'newcomer', 'publisher', 'sharer'].map((name) => ({ name })));
});
