import { expect, test } from 'vitest';

import { see } from '../../test/support/activity-streams.ts';
import { ask } from '../../test/support/asking.ts';
import { expectShape, recorded } from '../../test/support/contract.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { takeReference, THERE } from '../../test/support/remote-things.ts';
import { openCatalog } from '../../test/support/videos.ts';

test('a node speaks for nobody but itself, and says what its own people do elsewhere', async () => {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  const bob = await join('bob');
  const { db, changeVideo } = openCatalog(node);
  const home = `http://localhost:${new URL(node.url).port}`;
  const { video, comment } = await takeReference(db, new URL(home));
  const path = `/videos/watch/${video.uuid}`;

  const moved = await see(node, path);
  expect([moved.status, moved.headers.get('location')]).toEqual([302, video.url]);
  expect(moved.headers.get('vary')).toBe('Accept');
  const theirs = await see(node, `${path}/comments/${comment.id}`);
  expect([theirs.status, theirs.headers.get('location')]).toEqual([302, comment.url]);
  for (const part of ['/activity', '/likes', '/announces', '/comments', '/chapters'])
    expect((await see(node, path + part)).status).toBe(404);
  for (const of of [
    '/accounts/alice',
    '/accounts/alice@127.0.0.1:9001',
    '/video-channels/gold_channel',
  ])
    expect((await see(node, of)).status).toBe(404);

  const said = await ask(bob, `POST /videos/${video.uuid}/comment-threads`, { text: 'Hello' });
  const { id } = (said.body as { comment: { id: number } }).comment;
  const { body } = await see(node, `${path}/comments/${id}`);
  expectShape(body, recorded('ap-comment-0'));
  expect(body).toMatchObject({
    id: `${home}${path}/comments/${id}`,
    cc: [
      `${home}/accounts/bob/followers`,
      `${THERE}/accounts/alice`,
      `${THERE}/video-channels/gold_channel`,
    ],
    inReplyTo: video.url,
    audience: `${THERE}/video-channels/gold_channel`,
    replyApproval: null,
  });
  expect((await see(node, `${path}/comments/${id}/approve-reply`)).status).toBe(404);

  await ask(bob, `PUT /videos/${video.uuid}/rate`, { rating: 'dislike' });
  const dislike = await see(node, `/accounts/bob/dislikes/${video.id}`);
  expect(dislike.body).toMatchObject({ type: 'Dislike', object: video.url });
  expect((await see(node, '/accounts/peertube/outbox')).body).toMatchObject({ totalItems: 0 });

  await changeVideo(video.id, { blocked: true });
  expect((await see(node, path)).status).toBe(404);
  expect((await see(node, `${path}/comments/${id}`)).status).toBe(404);
});
