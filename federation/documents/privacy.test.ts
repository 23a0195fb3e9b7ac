import { randomUUID } from 'node:crypto';

import { expect, test } from 'vitest';

import { toShortUuid } from '../../server/catalog/index.ts';
import { see } from '../../test/support/activity-streams.ts';
import { ask } from '../../test/support/asking.ts';
import { deleteChannels, givenComment, holdComments } from '../../test/support/hidden.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { openCatalog } from '../../test/support/videos.ts';
import { findCommentObject } from './comments/comment.ts';
import { findVideoObject } from './videos/video.ts';

const PARTS = [
  '',
  '/activity',
  '/likes',
  '/likes?page=1',
  '/dislikes',
  '/announces',
  '/announces/1',
  '/announces/2',
  '/comments',
  '/comments?page=1',
  '/chapters',
  '/player-settings',
];

test('what a stranger may not see is missing, at each of its addresses', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const alice = await join('alice');
  const { givenVideo, changeVideo, db } = openCatalog(node);
  const hidden = {
    private: await givenVideo(alice, { privacy: 3 }),
    internal: await givenVideo(alice, { privacy: 4 }),
    protected: await givenVideo(alice, { privacy: 5, passwords: ['sesame'] }),
    draft: await givenVideo(alice, { published: false }),
    blocked: await givenVideo(alice),
  };
  await changeVideo(hidden.blocked.id, { blocked: true });
  await see(node, '/video-channels/alice_channel'); // the actors who would share it are there
  await see(node, '/accounts/peertube');

  const told = async (path: string, accept?: string) => {
    const { status, headers, body } = await see(node, path, accept);
    return { status, type: headers.get('content-type'), cache: headers.get('cache-control'), body };
  };
  const absent = randomUUID();
  for (const { id, uuid } of Object.values(hidden)) {
    await ask(alice, `PUT /videos/${uuid}/rate`, { rating: 'like' });
    const comment = await givenComment(db, id);
    const parts = [
      ...PARTS,
      ...['', '/activity', '/approve-reply'].map((x) => `/comments/${comment.id}${x}`),
    ];
    for (const part of parts) {
      const missing = await told(`/videos/watch/${absent}${part}`);
      expect(missing.status).toBe(404);
      expect(await told(`/videos/watch/${uuid}${part}`)).toEqual(missing);
      expect(await told(`/videos/watch/${id}${part}`)).toEqual(missing);
    }
    expect((await see(node, `/w/${toShortUuid(uuid)}`)).status).toBe(404);
    expect((await see(node, `/accounts/alice/likes/${id}`)).status).toBe(404);
    const asked = { headers: { accept: 'application/activity+json' } };
    expect((await alice.request(`/videos/watch/${uuid}`, asked)).status).toBe(404); // nor to its owner
    const ofNode = { db, publicUrl: new URL(node.url) };
    expect(await findVideoObject(db, ofNode, id)).toBeUndefined();
    expect(
      await findCommentObject(db, ofNode, { videoUuid: uuid, id: comment.id }),
    ).toBeUndefined();
  }
  for (const path of ['/accounts/alice', '/video-channels/alice_channel', '/accounts/peertube'])
    expect((await see(node, `${path}/outbox?page=1`)).body).toMatchObject({
      totalItems: 0,
      orderedItems: [],
    });
  await deleteChannels(db);
  expect((await see(node, '/video-channels/alice_channel')).status).toBe(404);
});

test('an unlisted video is there for those who know of it, and told to nobody', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const alice = await join('alice');
  const { givenVideo } = openCatalog(node);
  const { uuid } = await givenVideo(alice, { privacy: 2 });

  const { status, body } = await see(node, `/videos/watch/${uuid}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({ to: [], cc: ['https://www.w3.org/ns/activitystreams#Public'] });
  expect((await see(node, `/videos/watch/${uuid}/announces?page=1`)).body).toMatchObject({
    totalItems: 0,
    orderedItems: [],
  });
  expect((await see(node, '/accounts/alice/outbox')).body).toMatchObject({ totalItems: 0 });
});

test('a comment that waits for review, is muted, or stands where comments are off is missing', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const [alice, bob] = [await join('alice'), await join('bob')];
  const { givenVideo, changeVideo, db } = openCatalog(node);
  const { id, uuid } = await givenVideo(alice);
  const { body } = await ask(bob, `POST /videos/${uuid}/comment-threads`, { text: 'Hello' });
  const comment = (body as { comment: { id: number } }).comment.id;
  const path = `/videos/watch/${uuid}/comments`;
  const expectThere = async (isThere: boolean) => {
    expect((await see(node, `${path}/${comment}`)).status).toBe(isThere ? 200 : 404);
    const page = (await see(node, `${path}?page=1`)).body;
    expect([page['totalItems'], (page['orderedItems'] as unknown[]).length]).toEqual(
      isThere ? [1, 1] : [0, 0],
    );
  };
  await expectThere(true);
  await changeVideo(id, { commentsPolicy: 2 });
  await expectThere(false);
  await changeVideo(id, { commentsPolicy: 1 });
  await holdComments(db, true);
  await expectThere(false);
  await holdComments(db, false);
  await ask(root, 'POST /server/blocklist/accounts', { accountName: 'bob' });
  await expectThere(false);
});

test('who asks for the page gets the page', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const { givenVideo } = openCatalog(node);
  const { uuid } = await givenVideo(await join('alice'));
  for (const path of ['/accounts/alice', `/videos/watch/${uuid}`, `/w/${uuid}`]) {
    for (const accept of [
      'text/html',
      '*/*',
      'application/json',
      'text/html, application/ld+json',
    ]) {
      const { headers } = await see(node, path, accept);
      expect(headers.get('content-type')).not.toContain('activity+json');
      expect(headers.get('vary')?.split(', ')).toContain('Accept');
    }
  }
});
