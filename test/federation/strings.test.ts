import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';

import type { Db } from '../../server/platform/db.ts';
import {
  activityOf,
  givenForeignVideo,
  givenPublisher,
  noteOf,
  playlistOf,
  startForeignNode,
} from '../support/foreign-node.ts';
import { addressOf, givenFollowed, openInbox } from '../support/inbox.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { eventually, read } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

const BREAKING = `'; drop table videos`; // as much as a language may have
const WORDS = `"x"${BREAKING}; -- \\' \`y\` $1 \${z} %s`;

/** The columns of all tables that hold a text, as `table.column`. */
async function columnsHolding(db: Db, text: string): Promise<string[]> {
  const columns = await db.execute<{ place: string; name: string; table: string }>(sql`
    select table_name as "table", column_name as name, table_name || '.' || column_name as place
    from information_schema.columns join information_schema.tables using (table_schema, table_name)
    where table_schema = 'public' and table_type = 'BASE TABLE'
      and data_type in ('text', 'character varying', 'jsonb', 'json', 'ARRAY') order by place`);
  const holding: string[] = [];
  for (const { table, name, place } of columns) {
    const [found] = await db.execute(sql`select from ${sql.identifier(table)}
      where position(${text} in ${sql.identifier(name)}::text) > 0 limit 1`);
    if (found) holding.push(place);
  }
  return holding;
}

/** Every column that the words of other nodes reach: of a new one this test must know. */
const REACHED = [
  'abuses.reason',
  'accounts.description',
  'accounts.display_name',
  'channels.description',
  'channels.display_name',
  'channels.support',
  'comments.text',
  'inbox_activities.body',
  'remote_captions.language',
  'video_chapters.title',
  'video_playlists.description',
  'video_playlists.display_name',
  'videos.description',
  'videos.language',
  'videos.name',
  'videos.nsfw_summary',
  'videos.support',
  'videos.tags',
];

test('words of another node that would break out of a statement stay words, in every column', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { db, givenVideo } = openCatalog(node);
  const send = openInbox(node, db);
  const own = await givenVideo(root, { name: 'Ours' });
  const ours = new URL(`/videos/watch/${own.uuid}`, addressOf(node)).href;
  const foreign = await startForeignNode();
  const said = { name: WORDS, summary: WORDS, support: WORDS };
  const heron = givenPublisher(foreign, 'heron', said);
  const { account, channel } = heron;
  for (const [actor, name] of [
    [account, 'heron'],
    [channel, 'heron_channel'],
  ] as const)
    await givenFollowed(send, root, { foreign, actor, name });

  const chapters = foreign.url('/chapters');
  foreign.show({ id: chapters, hasPart: [{ name: WORDS, startOffset: 0, endOffset: 5 }] });
  const link = { type: 'Link', mediaType: 'text/vtt', href: foreign.url('/words.vtt') };
  const video = givenForeignVideo(foreign, heron, {
    name: WORDS,
    content: WORDS,
    support: WORDS,
    sensitive: true,
    summary: WORDS,
    language: { identifier: WORDS, name: WORDS },
    tag: [{ type: 'Hashtag', name: WORDS }],
    subtitleLanguage: [{ identifier: BREAKING, name: WORDS, url: [link] }],
    hasParts: chapters,
  });
  const note = noteOf(account, ours, { content: WORDS, summary: WORDS, sensitive: true });
  const playlist = { ...playlistOf(foreign, channel), name: WORDS, content: WORDS };
  for (const [type, object, more] of [
    ['Create', video, {}],
    ['Create', note, {}],
    ['Create', playlist, {}],
    ['Like', ours, { content: WORDS }],
    ['Flag', ours, { content: WORDS, tag: [{ type: 'Hashtag', name: WORDS }] }],
    ['Announce', ours, { summary: WORDS }],
    ['Follow', new URL('/accounts/root', addressOf(node)).href, { summary: WORDS }],
  ] as const)
    expect({ type, ...(await send(activityOf(account, type, object, more), account)) }).toEqual({
      type,
      state: 'done',
      reason: null,
    });
  await eventually(async () =>
    expect(await read(node, `/videos/${video.uuid}/chapters`)).toMatchObject({
      chapters: [{ title: WORDS }],
    }),
  );

  expect(await read(node, `/videos/${video.uuid}`)).toMatchObject({
    name: WORDS,
    description: WORDS,
    channel: { displayName: WORDS },
  });
  const searched = new URLSearchParams({ search: WORDS });
  expect(await read(node, `/search/videos?${searched}`)).toHaveProperty('total');
  expect(await columnsHolding(db, BREAKING)).toEqual(REACHED);
});
