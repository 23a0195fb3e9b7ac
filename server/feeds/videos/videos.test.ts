import { expect, test } from 'vitest';

import { ask } from '../../../test/support/asking.ts';
import type { SignedIn } from '../../../test/support/client.ts';
import { expectShape, recorded } from '../../../test/support/contract.ts';
import {
  type Feeds,
  idsOf,
  openFeeds,
  readXml,
  recordedXml,
  titlesOf,
} from '../../../test/support/feeds.ts';

const HOSTILE = ']]></title><script>alert(1)</script>\u0001 & "dawn"';
const SAID = HOSTILE.replace('\u0001', ''); // no XML can hold it

test('new videos are told, and nothing that is hidden', async () => {
  const feeds = await openFeeds();
  const { root, alice, bob, givenVideo, changeVideo } = feeds;
  const description = 'Some **water**\n\n<img src=x onerror=alert(1)>';
  const open = await givenVideo(alice, { name: HOSTILE, description, category: 1 });
  await changeVideo(open.id, { originallyPublishedAt: new Date('2020-01-02T03:04:05Z') });
  await hideVideos(feeds, root, alice);
  await givenVideo(bob, { name: 'Second', description: 'second', nsfw: true });

  const channel = await feeds.rss('/feeds/videos.xml?nsfw=both');
  expect(titlesOf(channel)).toEqual(['Second', SAID]);
  expectShape(channel, recordedXml('feed-videos-xml').rss.channel, WITHOUT_FILES);
  expect(channel.item![1]).toMatchObject({
    pubDate: 'Thu, 02 Jan 2020 03:04:05 GMT',
    category: 'Music',
    'media:rating': 'nonadult',
    'dc:creator': 'Main alice channel',
    enclosure: { '@type': 'video/mp4', '@length': '1000' },
    'content:encoded': expect.stringMatching(/<strong>water<\/strong>.*&lt;img/s),
  });
  await expectFormats(feeds);
  await expectNarrowing(feeds);
  await expectRefusals(feeds);
});

/** The test's videos have neither torrents nor pictures, and one rendition only. */
const WITHOUT_FILES = [
  'item.0.media:group.media:peerLink',
  'item.0.media:group.media:content',
  'item.0.media:thumbnail',
];

async function hideVideos({ givenVideo }: Feeds, root: SignedIn, owner: SignedIn) {
  for (const privacy of [2, 3, 4] as const) await givenVideo(owner, { name: 'Hidden', privacy });
  await givenVideo(owner, { name: 'Hidden', privacy: 5, passwords: ['sesame'] });
  await givenVideo(owner, { name: 'Hidden', published: false });
  const blocked = await givenVideo(owner, { name: 'Hidden' });
  expect((await ask(root, `POST /videos/${blocked.uuid}/blacklist`, {})).status).toBe(204);
}

const TYPES = {
  xml: 'application/xml',
  rss: 'application/rss+xml',
  rss2: 'application/rss+xml',
  atom: 'application/atom+xml',
  atom1: 'application/atom+xml',
  json: 'application/json',
  json1: 'application/json',
};

async function expectFormats({ node, status }: Feeds) {
  const json = (await (await node.request('/feeds/videos.json?nsfw=both')).json()) as {
    items: { title: string }[];
  };
  expectShape(json, recorded('feed-videos-json'));
  expect(json.items.map(({ title }) => title)).toEqual(['Second', HOSTILE]);
  const { feed } = readXml(await (await node.request('/feeds/videos.atom?nsfw=both')).text());
  expectShape(feed, recordedXml('feed-videos-atom').feed, [
    'entry.0.title', // is plain text here
    'entry.0.summary',
    'entry.0.link',
  ]);
  expect(feed.entry!.map(({ title }) => title)).toEqual(['Second', SAID]);
  for (const [format, type] of Object.entries(TYPES))
    for (const path of [`/feeds/videos.${format}`, `/feeds/videos?format=${format}`]) {
      const { headers } = await node.request(path);
      const said = [headers.get('content-type'), headers.get('cache-control')];
      expect([path, ...said]).toEqual([path, `${type}; charset=utf-8`, 'max-age=900']);
    }
  const accept = 'text/xml';
  const { headers } = await node.request('/feeds/videos.rss', { headers: { accept } });
  expect(headers.get('content-type')).toBe('text/xml; charset=utf-8');
  expect(headers.get('access-control-allow-origin')).toBe('*');
  const known = { headers: { accept, 'if-none-match': headers.get('etag')! } };
  expect((await node.request('/feeds/videos.rss', known)).status).toBe(304);
  expect(await status('/feeds/videos.json', 'text/html')).toBe(406);
}

async function expectNarrowing({ rss, alice }: Feeds) {
  const { accountId, channelId } = await idsOf(alice);
  const titles = async (query: string) => titlesOf(await rss(`/feeds/videos.xml?${query}`));
  for (const query of [
    `accountId=${accountId}`,
    'accountName=alice',
    'accountName=Alice@node.example',
    `videoChannelId=${channelId}`,
    'videoChannelName=alice_channel',
    'nsfw=false',
    'nsfw=both&count=1&start=1',
    'nsfw=both&sort=publishedAt&count=1',
  ])
    expect([query, await titles(query)]).toEqual([query, [SAID]]);
  expect(await titles('nsfw=true')).toEqual(['Second']);
  expect(await titles(`videoChannelId=${channelId}&accountName=bob`)).toEqual([]);
  expect(await titles('isLocal=false')).toEqual([]);
  expect(await rss(`/feeds/videos.xml?videoChannelId=${channelId}`)).toMatchObject({
    link: 'https://node.example/c/alice_channel/videos',
    'podcast:txt': {
      '@purpose': 'p20url',
      '#text': `https://node.example/feeds/podcast/videos.xml?videoChannelId=${channelId}`,
    },
  });
}

async function expectRefusals({ status }: Feeds) {
  const expectEach = async (queries: string[], refused: number) => {
    for (const query of queries)
      expect([query, await status(`/feeds/videos.xml?${query}`)]).toEqual([query, refused]);
  };
  await expectEach(['include=1', 'privacyOneOf=3', 'stateOneOf=2'], 401);
  await expectEach(['sort=colour', 'count=101', 'accountId=x', 'nsfw=maybe', 'format=exe'], 400);
  await expectEach(['accountId=999', 'accountName=no', 'videoChannelId=999'], 404);
  await expectEach(['videoChannelName=no'], 404);
  await expectEach(['videoChannelName=%00'], 400);
  expect(await status('/feeds/videos.exe')).toBe(400);
  expect(await status('/feeds/nothing.json')).toBe(404);
}
