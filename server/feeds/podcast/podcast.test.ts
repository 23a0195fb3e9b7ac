import { expect, test } from 'vitest';

import { ask } from '../../../test/support/asking.ts';
import { expectShape } from '../../../test/support/contract.ts';
import { idsOf, openFeeds, recordedXml, titlesOf } from '../../../test/support/feeds.ts';

test('a channel is a podcast', async () => {
  const { node, alice, rss, status, givenVideo } = await openFeeds();
  const { channelId } = await idsOf(alice);
  const fields = { name: 'Open', description: 'some *water*', category: 1, language: 'fr' };
  const open = await givenVideo(alice, { ...fields, nsfw: true });
  const watched = await givenVideo(alice, { name: 'Watched only', downloadEnabled: false });
  for (const privacy of [2, 3, 4] as const) await givenVideo(alice, { name: 'Hidden', privacy });
  const captions = new FormData();
  captions.set('captionfile', new Blob(['WEBVTT\n\n00:00.000 --> 00:01.000\nwater\n']), 'fr.vtt');
  const path = `/videos/${open.uuid}`;
  const put = { method: 'PUT', body: captions };
  expect((await alice.request(`/api/v1${path}/captions/fr`, put)).status).toBe(204);
  await ask(alice, `PUT ${path}/chapters`, {
    chapters: [
      { timecode: 0, title: 'A & b' },
      { timecode: 5, title: 'C' },
    ],
  });
  await ask(alice, 'PUT /video-channels/alice_channel', {
    description: 'a channel',
    publicEmail: 'alice@example.org',
    support: 'Give at https://give.example/alice, please',
  });

  const address = `/feeds/podcast/videos.xml?videoChannelId=${channelId}`;
  const channel = await rss(`${address}&nsfw=both`);
  expect(titlesOf(channel)).toEqual(['Watched only', 'Open']);
  const ofOpen = { ...channel, item: channel.item!.slice(1) };
  expectShape(ofOpen, recordedXml('feed-podcast').rss.channel, NOT_HERE);
  expect(channel).toMatchObject({
    'podcast:medium': 'video',
    'podcast:locked': { '@owner': 'alice@example.org', '#text': 'yes' },
    'podcast:funding': { '@url': 'https://give.example/alice' },
    'itunes:explicit': true,
    'itunes:category': { '@text': 'Music' },
    language: 'fr',
  });
  expect(channel.item![1]).toMatchObject({
    'podcast:transcript': { '@language': 'fr', '@type': 'text/vtt', '@rel': 'captions' },
    'podcast:alternateEnclosure': [
      { '@type': 'video/mp4', '@default': 'true', '@lang': 'fr' },
      { '@type': 'application/x-mpegURL', '@default': 'false' },
    ],
  });
  expect(channel.item![0]).toMatchObject({
    enclosure: { '@type': 'application/x-mpegURL' },
    guid: { '#text': `https://node.example/videos/watch/${watched.uuid}` },
  });
  const { headers } = await node.request(address);
  expect(headers.get('content-type')).toBe('application/rss+xml; charset=utf-8');

  const chapters = channel.item![1]!['podcast:chapters'] as Record<string, string>;
  const told = await node.request(new URL(chapters['@url']!).pathname);
  expect(told.headers.get('content-type')).toMatch(/^application\/json\+chapters/);
  expect(await told.json()).toEqual({
    version: '1.2.0',
    chapters: [
      { startTime: 0, title: 'A & b' },
      { startTime: 5, title: 'C' },
    ],
  });
  expect(await status('/feeds/podcast/videos.xml')).toBe(400);
  expect(await status('/feeds/podcast/videos.xml?videoChannelId=999')).toBe(404);
});

/** The test's videos have no pictures, and this node no tracker. */
const NOT_HERE = [
  'item.0.podcast:tracker',
  'item.0.itunes:image',
  'item.0.podcast:images',
  'item.0.podcast:person.@img',
  'podcast:person.@img',
];
