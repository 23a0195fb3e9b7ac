import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';

import { MOST } from '../../federation/bounds/room.ts';
import { BOOSTS_AT_ONCE } from '../../federation/deletions/forget-actor.ts';
import { see } from '../support/activity-streams.ts';
import { startFollower } from '../support/follower.ts';
import { activityOf, noteOf } from '../support/foreign-node.ts';
import { givenManyVideos } from '../support/many-videos.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { read, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

type Page = { totalItems: number; orderedItems: string[] };
type Posted = { comment: { id: number } };

const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';

test('boosts of people elsewhere count once each, of videos and of comments, until they are undone', async () => {
  const node = await startTestNode();
  const alice = await (await openPeople(node)).join('alice');
  const { home, foreign, publisher, send } = await startFollower(node);
  const { account: carl, channel } = publisher;
  const dora = foreign.actor('Person', 'dora');
  const { uuid } = await openCatalog(node).givenVideo(alice, { name: 'Herons' });
  const video = `${home}/videos/watch/${uuid}`;
  const posted = await write(alice, 'POST', `/videos/${uuid}/comment-threads`, { text: 'Look' });
  const { comment } = (await posted.json()) as Posted;
  const note = `${video}/comments/${comment.id}`;
  const boosters = async (of: string) => {
    const { body } = await see(node, `${of.slice(home.length)}/announces?page=1`);
    return (body as unknown as Page).orderedItems;
  };
  const shown = async () => (await read<{ boosts: number }>(node, `/videos/${uuid}`)).boosts;
  const ownShares = await boosters(video);
  expect(ownShares).toHaveLength(2); // its channel and its node

  const [ofVideo, ofNote] = [
    activityOf(carl, 'Announce', video),
    activityOf(carl, 'Announce', note),
  ];
  const once = [
    ofVideo,
    ofNote,
    activityOf(carl, 'Announce', video),
    activityOf(dora, 'Announce', video),
  ];
  const by = [carl, carl, carl, dora];
  for (const [n, boost] of once.entries())
    expect(await send(boost, by[n]!)).toMatchObject({ state: 'done' });
  expect(await boosters(video)).toEqual([...ownShares, ofVideo.id, once[3]!.id]);
  expect(await shown()).toBe(2);
  expect(await boosters(note)).toEqual([ofNote.id]);
  expect((await see(node, `/videos/watch/${uuid}/comments/${comment.id}`)).body).toMatchObject({
    shares: `${note}/announces`,
  });

  for (const [boost, who] of [
    [activityOf(dora, 'Announce', note, { to: [`${dora.url}/followers`] }), dora], // not for all
    [activityOf(dora, 'Announce', noteOf(carl, video).id), dora], // nothing here
    [activityOf(channel, 'Announce', video), channel], // channels publish; they boost nothing
  ] as const)
    expect(await send(boost, who)).toMatchObject({ state: 'ignored' });
  MOST.boostsOfVideo = 2;
  const eve = foreign.actor('Person', 'eve');
  expect(await send(activityOf(eve, 'Announce', video), eve)).toMatchObject({ state: 'refused' });

  const undo = (boost: object, who = carl) => send(activityOf(who, 'Undo', boost), who);
  expect(await undo(ofVideo, dora)).toMatchObject({ state: 'refused' }); // it is not hers
  expect(await undo(ofVideo)).toMatchObject({ state: 'done' });
  expect(await undo(ofVideo)).toMatchObject({ state: 'ignored' });
  expect(await shown()).toBe(1);
  expect(await boosters(video)).toEqual([...ownShares, once[3]!.id]);
  expect(await send(activityOf(dora, 'Delete', dora.url, { to: [PUBLIC] }), dora)).toMatchObject({
    state: 'done',
  });
  expect(await boosters(video)).toEqual(ownShares);
  expect(await read(node, `/videos/${uuid}`)).toMatchObject({ name: 'Herons', boosts: 0 });
}, 120_000);

test('who is gone takes back all they boosted, however much it is', async () => {
  const node = await startTestNode();
  const alice = await (await openPeople(node)).join('alice');
  const { db, givenVideo } = openCatalog(node);
  const { home, foreign, send } = await startFollower(node);
  const dora = foreign.actor('Person', 'dora');
  const { uuid } = await givenVideo(alice);
  const boost = activityOf(dora, 'Announce', `${home}/videos/watch/${uuid}`);
  expect(await send(boost, dora)).toMatchObject({ state: 'done' });
  await givenManyVideos(db, 2 * BOOSTS_AT_ONCE);
  await db.execute(sql`insert into boosts (url, actor_id, video_id)
    select ${foreign.url('/boosts/')}::text || videos.id, actors.id, videos.id
    from videos, actors where actors.url = ${dora.url} and videos.boosts = 0`);
  await db.execute(sql`update videos set boosts = 1`);

  const left = async () => {
    const [found] = await db.execute<Left>(sql`
      select (select count(*)::int from boosts) as boosts, sum(boosts)::int as counted from videos`);
    return found;
  };
  const all = 2 * BOOSTS_AT_ONCE + 1;
  expect(await left()).toEqual({ boosts: all, counted: all });
  expect(await send(activityOf(dora, 'Delete', dora.url), dora)).toMatchObject({ state: 'done' });
  expect(await left()).toEqual({ boosts: 0, counted: 0 });
}, 120_000);

type Left = { boosts: number; counted: number };
