import { expect, test } from 'vitest';

import { toShortUuid } from '../../server/catalog/index.ts';
import { type Document, see } from '../../test/support/activity-streams.ts';
import { ask } from '../../test/support/asking.ts';
import { expectShape, recorded } from '../../test/support/contract.ts';
import { expectAs, givenChannel } from '../../test/support/shown-channel.ts';
import { givenAllParts } from '../../test/support/shown-video.ts';
import { ForeignVideo, toRemoteVideo } from '../vocabulary/incoming/video.ts';

const PUBLIC = 'https://www.w3.org/ns/activitystreams#Public';
const ACTIVITY_TYPE = 'application/activity+json; charset=utf-8';

/** Two renditions: each with its file and how it is shared. */
function expectFiles(tags: Document[]) {
  const theirs = (recorded('ap-video') as { url: { tag?: Document[] }[] }).url[2]!.tag!;
  expect(kinds(tags)).toEqual(kinds([...theirs.slice(0, 2), ...theirs.slice(4, 13)]));
  expectShape(tags[2], theirs[4]);
  expectShape(byMediaType(tags), byMediaType(theirs));
  expect(tags[3]).toMatchObject({
    attachment: [
      { name: 'ffprobe_codec_type', value: 'audio' },
      { name: 'ffprobe_codec_type', value: 'video' },
      { name: 'peertube_format_flag', value: 'fragmented' },
    ],
  });
}

const kinds = (links: Document[]) => links.map(({ type, mediaType }) => [type, mediaType]);

const byMediaType = (links: Document[]) =>
  Object.fromEntries(
    links.filter(({ fps, rel }) => fps && !rel).map((link) => [link['mediaType'], link]),
  );

test('actors are shown as PeerTube shows its own', async () => {
  const { node, home, find } = await givenChannel();

  const account = await find('/accounts/alice');
  expectAs(account, 'ap-actor-account');
  expect(account).toMatchObject({
    type: 'Person',
    id: `${home}/accounts/alice`,
    inbox: `${home}/accounts/alice/inbox`,
    endpoints: { sharedInbox: `${home}/inbox` },
    publicKey: { id: `${home}/accounts/alice#main-key`, owner: `${home}/accounts/alice` },
    assertionMethod: [
      {
        id: `${home}/accounts/alice#ed25519-key`,
        type: 'Multikey',
        controller: `${home}/accounts/alice`,
        publicKeyMultibase: expect.stringMatching(/^z6Mk/),
      },
    ],
    icon: [{ type: 'Image', mediaType: 'image/png', url: `${home}/lazy-static/avatars/a.png` }],
    url: [{ type: 'Link', mediaType: 'text/html' }, {}, { href: `${home}/accounts/alice` }],
  });
  const channel = await find('/video-channels/alice_channel');
  expectAs(channel, 'ap-actor-channel');
  expect(channel).toMatchObject({
    type: 'Group',
    attributedTo: [account.id],
    playerSettings: `${channel.id}/player-settings`,
    image: [{ mediaType: 'image/jpeg' }],
    support: 'Pay me',
  });
  expectAs(await find('/accounts/peertube'), 'ap-actor-instance');
  expectAs(
    await find('/video-channels/alice_channel/player-settings'),
    'ap-channel-player-settings',
  );

  expect(await find('/a/alice')).toEqual(account);
  expect(await find(`/accounts/ALICE@${new URL(home).host}`)).toEqual(account);
  expect(await find('/c/alice_channel')).toEqual(channel);
  const { headers } = await see(node, '/accounts/alice');
  expect(headers.get('content-type')).toBe(ACTIVITY_TYPE);
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(headers.get('vary')).toBe('Accept');
  const again = await node.request('/accounts/alice', {
    headers: { accept: 'application/ld+json', 'if-none-match': headers.get('etag')! },
  });
  expect(again.status).toBe(304);

  for (const path of ['/accounts/nobody', '/accounts/alice_channel', '/video-channels/alice'])
    expect((await see(node, path)).status).toBe(404);
  expect((await see(node, '/accounts/bob@other.example')).status).toBe(404);
  expectShape((await see(node, '/accounts/nobody')).body, recorded('ap-actor-404'));
});

test('texts of a video are as long as PeerTube wants them, and no longer once they are read', async () => {
  const { alice, find, givenVideo } = await givenChannel();
  const said = { description: 'Hi', support: '🐦🐦' };
  const { uuid } = await givenVideo(alice, { name: '🐦🐦', ...said });
  const shown = await find(`/videos/watch/${uuid}`);
  expect(shown).toMatchObject({ name: '🐦🐦 ', content: 'Hi ', support: '🐦🐦 ' });
  const icon = [{ url: 'https://peer.example/1.jpg' }];
  expect(toRemoteVideo(ForeignVideo.parse({ ...shown, icon }))).toMatchObject({
    name: '🐦🐦',
    ...said,
  });
});

test('a video is shown with all that goes with it, and its lists', async () => {
  const { node, home, alice, find, givenVideo, db } = await givenChannel();
  const video = await givenVideo(alice, {
    name: 'A stream & more',
    description: '**bold**',
    category: 1,
    licence: 2,
    language: 'fr',
    tags: ['alpha', 'beta'],
    nsfw: true,
    nsfwFlags: 3,
    commentsPolicy: 3,
  });
  await givenAllParts(db, video);
  await ask(alice, `PUT /videos/${video.uuid}/rate`, { rating: 'like' });
  const url = `${home}/videos/watch/${video.uuid}`;

  const shown = await find(`/videos/watch/${video.uuid}`);
  expectAs(shown, 'ap-video');
  expect(shown).toMatchObject({
    to: [PUBLIC, `${home}/video-channels/alice_channel`],
    cc: [`${home}/accounts/alice/followers`],
    id: url,
    category: { identifier: '1', name: 'Music' },
    language: { identifier: 'fr', name: 'French' },
    sensitive: true,
    canReply: PUBLIC,
    tag: [
      { type: 'Hashtag', name: 'alpha' },
      { type: 'Hashtag', name: 'beta' },
      { type: 'SensitiveTag', name: 'violent' },
      { type: 'SensitiveTag', name: 'explicitSex' },
    ],
    subtitleLanguage: [{ identifier: 'en', name: 'English' }, { identifier: 'fr' }],
    icon: [{ width: 1280 }, { width: 280, mediaType: 'image/jpeg' }],
    embedUrl: `${home}/videos/embed/${toShortUuid(video.uuid)}`,
  });
  const links = shown['url'] as { href: string; mediaType: string; tag?: Document[] }[];
  expect(links.slice(0, 2)).toEqual([
    { type: 'Link', mediaType: 'text/html', href: `${home}/w/${toShortUuid(video.uuid)}` },
    { type: 'Link', mediaType: 'text/html', href: url },
  ]);
  expectFiles(links[2]!.tag!);
  expect(links.at(-1)).toEqual({
    type: 'Link', // of no media type that PeerTube takes, so it passes it over
    rel: ['manifest'],
    mediaType: 'application/activity+json',
    href: `${url}/manifest`,
  });
  for (const path of [
    `/w/${toShortUuid(video.uuid)}`,
    `/w/${video.uuid}`,
    `/videos/watch/${video.id}`,
  ])
    expect(await find(path)).toEqual(shown);

  const { '@context': context, ...object } = shown;
  expect(await find(`/videos/watch/${video.uuid}/activity`)).toEqual({
    '@context': context,
    to: shown['to'],
    cc: shown['cc'],
    type: 'Create',
    id: `${url}/activity`,
    actor: `${home}/accounts/alice`,
    object,
  });
  for (const part of ['chapters', 'player-settings', 'likes', 'announces', 'comments'])
    expectAs(await find(`/videos/watch/${video.uuid}/${part}`), `ap-video-${part}`, ['first']);
  expect(await find(`/videos/watch/${video.uuid}/chapters`)).toMatchObject({
    hasPart: [
      { name: 'Intro', startOffset: 0, endOffset: 5 },
      { name: 'Middle', startOffset: 5, endOffset: 10 },
    ],
  });
  const like = `${home}/accounts/alice/likes/${video.id}`;
  const likes = await find(`/videos/watch/${video.uuid}/likes?page=1`);
  expectAs(likes, 'ap-video-likes-page1');
  expect(likes).toMatchObject({ totalItems: 1, orderedItems: [like], partOf: `${url}/likes` });
  expect(await find(`/videos/watch/${video.uuid}/dislikes`)).toMatchObject({ totalItems: 0 });
  const liked = await find(new URL(like).pathname);
  expectAs(liked, 'ap-account-like');
  expect(liked).toMatchObject({ type: 'Like', object: url, actor: `${home}/accounts/alice` });
  expect((await see(node, `/accounts/alice/dislikes/${video.id}`)).status).toBe(404);

  const announces = await find(`/videos/watch/${video.uuid}/announces?page=1`);
  const [byChannel, byNode] = announces['orderedItems'] as [string, string];
  const announce = await find(new URL(byChannel).pathname);
  expectAs(announce, 'ap-announce-object');
  expect(announce).toMatchObject({
    actor: `${home}/video-channels/alice_channel`,
    cc: [`${home}/video-channels/alice_channel/followers`],
  });
  expect(await find(new URL(byNode).pathname)).toMatchObject({
    actor: `${home}/accounts/peertube`,
  });
  expect((await see(node, `/videos/watch/${video.uuid}/announces/99`)).status).toBe(404);
});

test('comments are shown with whom they answer, and leave tombstones', async () => {
  const { node, home, alice, join, find, givenVideo } = await givenChannel();
  const bob = await join('bob');
  const { uuid } = await givenVideo(alice);
  const say = async (who: typeof bob, path: string, text: string) =>
    ((await ask(who, `POST /videos/${uuid}/${path}`, { text })).body as { comment: { id: number } })
      .comment.id;
  const first = await say(bob, 'comment-threads', 'Hello');
  const second = await say(alice, `comments/${first}`, 'Thanks');
  const base = `/videos/watch/${uuid}/comments`;

  const thread = await find(`${base}/${first}`);
  expectAs(thread, 'ap-comment-0');
  const reply = await find(`${base}/${second}`);
  expectAs(reply, 'ap-comment-1');
  expect(reply).toMatchObject({
    to: [PUBLIC],
    cc: [
      `${home}/accounts/alice/followers`,
      `${home}/accounts/alice`,
      `${home}/video-channels/alice_channel`,
      `${home}/accounts/bob`,
    ],
    inReplyTo: thread.id,
    attributedTo: `${home}/accounts/alice`,
    tag: [{ type: 'Mention', href: `${home}/accounts/bob`, name: `@bob@${new URL(home).host}` }],
  });
  expectAs(await find(`${base}/${second}/activity`), 'ap-comment-activity');
  expectAs(await find(`${base}/${first}/approve-reply`), 'ap-comment-approve-reply');
  const page = await find(`${base}?page=1`);
  expectAs(page, 'ap-video-comments-page1', ['next']);
  expect(page).toMatchObject({ totalItems: 2, orderedItems: [thread.id, reply.id] });

  await ask(bob, `DELETE /videos/${uuid}/comments/${first}`);
  expect(await find(`${base}/${first}`)).toMatchObject({
    type: 'Tombstone',
    id: thread.id,
    formerType: 'Note',
    inReplyTo: thread['inReplyTo'],
    deleted: expect.any(String),
  });
  expect(await find(`${base}?page=1`)).toMatchObject({ totalItems: 1, orderedItems: [reply.id] });
  for (const path of [
    `${base}/${first}/activity`,
    `${base}/${first}/approve-reply`,
    `${base}/0`,
    `${base}/x`,
  ])
    expect((await see(node, path)).status).toBe(404);
});
