import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';

import type { Db } from '../../server/platform/db.ts';
import {
  activityOf,
  givenForeignVideo,
  givenPublisher,
  noteOf,
  startForeignNode,
} from '../support/foreign-node.ts';
import { addressOf, givenFollowed, openInbox } from '../support/inbox.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { openCatalog } from '../support/videos.ts';

/** A node that follows a channel of another one, whose video and comment it knows; and a third node, which means harm. */
async function givenVictim() {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { db, givenVideo } = openCatalog(node);
  const send = openInbox(node, db);
  const own = await givenVideo(root, { name: 'Ours' });
  const ownUrl = new URL(`/videos/watch/${own.uuid}`, addressOf(node)).href;

  const home = await startForeignNode();
  const publisher = givenPublisher(home, 'alice');
  const neighbour = givenPublisher(home, 'mallory'); // of the same node
  await givenFollowed(send, root, {
    foreign: home,
    actor: publisher.channel,
    name: 'alice_channel',
  });
  const video = givenForeignVideo(home, publisher);
  const { account: alice } = publisher;
  expect(await send(activityOf(alice, 'Create', video), alice)).toMatchObject({ state: 'done' });
  const note = noteOf(alice, video.id);
  expect(await send(activityOf(alice, 'Create', note), alice)).toMatchObject({ state: 'done' });

  const far = await startForeignNode();
  const stranger = givenPublisher(far, 'eve');
  return {
    node,
    db,
    root,
    send,
    own,
    ownUrl,
    home,
    publisher,
    neighbour,
    video,
    note,
    far,
    stranger,
  };
}

/** All that other nodes could have written, but what they said and when. */
const stateOf = async (db: Db) =>
  Object.fromEntries(
    await Promise.all(
      TABLES.map(async (table) => [
        table,
        await db.execute(sql`select to_jsonb(t) - 'fetched_at' - 'updated_at' as row
          from ${sql.identifier(table)} t order by t::text`),
      ]),
    ),
  ) as Record<string, unknown[]>;

const TABLES = [
  'videos',
  'remote_media',
  'comments',
  'video_playlists',
  'ratings',
  'follows',
  'node_follows',
  'abuses',
];

type Victim = Awaited<ReturnType<typeof givenVictim>>;

/** What somebody may try on what is not theirs; each is refused, ignored, or not even taken. */
const attacks = ({ video, note, ownUrl, own, publisher, node }: Victim) => ({
  'Update Video': video,
  'Create Video': { ...video, name: 'Taken', updated: '2026-06-01T00:00:00.000Z' },
  'Update Note': { ...note, content: 'Taken' },
  'Create Note': { ...note, content: 'Taken' },
  'Update Playlist': playlistOf(video.id, publisher.account.url),
  'Update Group': publisher.channel.document,
  'Update Person': publisher.account.document,
  'Delete Video': video.id,
  'Delete Note': note.id,
  'Delete Group': publisher.channel.url,
  'Delete Person': publisher.account.url,
  'Delete of ours': ownUrl,
  'Delete of our channel': new URL('/video-channels/root_channel', addressOf(node)).href,
  'Update of ours': { ...video, id: ownUrl, uuid: own.uuid },
  'Undo Follow': {
    type: 'Follow',
    id: `${video.id}/f`,
    actor: publisher.account.url,
    object: ownUrl,
  },
  'Undo Like': { type: 'Like', id: `${video.id}/l`, actor: publisher.account.url, object: ownUrl },
  'Accept Follow': {
    type: 'Follow',
    id: `${video.id}/f`,
    actor: `${addressOf(node).origin}/accounts/root`,
    object: publisher.channel.url,
  },
});

const playlistOf = (id: string, by: string) => ({
  type: 'Playlist',
  id: id.replace('/videos/watch/', '/video-playlists/'),
  uuid: crypto.randomUUID(),
  name: 'Taken',
  attributedTo: [by],
  published: '2026-01-01T00:00:00.000Z',
  to: ['https://www.w3.org/ns/activitystreams#Public'],
});

test('what is of one node, another cannot write, nor another of the same', async () => {
  const victim = await givenVictim();
  const { db, send, stranger, neighbour } = victim;
  const before = await stateOf(db);
  for (const thief of [stranger.account, stranger.channel, neighbour.account, neighbour.channel])
    for (const [what, object] of Object.entries(attacks(victim))) {
      const type = what.split(' ')[0]!;
      const ended = await send(activityOf(thief, type, object), thief);
      expect.soft(ended, `${what} by ${thief.url}`).not.toMatchObject({ state: 'done' });
      expect.soft(ended, what).not.toMatchObject({ state: 'failed' });
    }
  expect(await stateOf(db)).toEqual(before);
});

test('what strangers may not watch takes nothing from other nodes', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { db, givenVideo } = openCatalog(node);
  const send = openInbox(node, db);
  const { account: eve } = givenPublisher(await startForeignNode(), 'eve');
  const open = await givenVideo(root, { name: 'Open' });
  const hidden = [
    await givenVideo(root, { privacy: 3 }),
    await givenVideo(root, { privacy: 4 }),
    await givenVideo(root, { privacy: 5, passwords: ['sesame'] }),
    await givenVideo(root, { waitTranscoding: true }),
  ];
  const ends = async (uuid: string) => {
    const url = new URL(`/videos/watch/${uuid}`, addressOf(node)).href;
    const id = `${eve.url}/copies/${uuid}`;
    const link = { type: 'Link', mediaType: 'application/x-mpegURL', href: id };
    const said = {
      Create: noteOf(eve, url),
      Like: url,
      View: url,
      Announce: url,
      Update: { type: 'CacheFile', id, object: url, expires: null, url: link },
    };
    return Promise.all(
      Object.entries(said).map(async ([type, object]) => {
        const ended = await send(activityOf(eve, type, object), eve);
        return 'state' in ended ? ended.state : ended.answer;
      }),
    );
  };

  expect(await ends(open.uuid)).toEqual(Array(5).fill('done'));
  for (const { uuid } of hidden) expect(await ends(uuid)).toEqual(Array(5).fill('ignored'));
});
