import { expect, test } from 'vitest';

import { ask } from '../../../test/support/asking.ts';
import { expectShape, recorded } from '../../../test/support/contract.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';

test('likes and dislikes stay right, whoever rates and however many at once', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const { givenVideo } = openCatalog(node);
  const people = [root, await join('alice'), await join('bob'), await join('carol')];
  const [, alice, bob] = people as [typeof root, typeof root, typeof root];
  const video = await givenVideo(root);
  const rate = (who: typeof root, rating: string, path = `/videos/${video.uuid}/rate`) =>
    ask(who, `PUT ${path}`, { rating });
  const sums = async () => (await ask(node, `GET /videos/${video.uuid}`)).body;

  const changes = ['like', 'dislike', 'none', 'like', 'like'];
  const answers = await Promise.all(
    people.flatMap((who) => changes.map((rating) => rate(who, rating))),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([204]));
  await Promise.all([rate(root, 'like'), rate(root, 'like'), rate(root, 'like')]);
  await Promise.all([rate(alice, 'dislike'), rate(alice, 'dislike')]);
  await Promise.all([rate(bob, 'none'), rate(people[3]!, 'like')]);
  expect(await sums()).toMatchObject({ likes: 2, dislikes: 1 });

  const mine = await ask(alice, `GET /users/me/videos/${video.id}/rating`);
  expectShape(mine.body, recorded('api-video-rating-alice'));
  expect(mine.body).toEqual({ videoId: video.id, rating: 'dislike' });
  expect((await ask(bob, `GET /users/me/videos/${video.uuid}/rating`)).body).toMatchObject({
    rating: 'none',
  });

  expect(await rate(bob, 'love')).toMatchObject({ status: 400 });
  expect((await ask(node, `PUT /videos/${video.uuid}/rate`, { rating: 'like' })).status).toBe(401);
  expect((await rate(bob, 'like', '/videos/999999/rate')).status).toBe(404);
  const locked = await givenVideo(root, { privacy: 5, passwords: ['sesame'] });
  const path = `/videos/${locked.uuid}/rate`;
  expect((await rate(bob, 'like', path)).status).toBe(403);
  const key = { 'x-peertube-video-password': 'sesame' };
  expect((await ask(bob, `PUT ${path}`, { rating: 'like' }, key)).status).toBe(204);
  const secret = await givenVideo(root, { privacy: 3 });
  expect((await rate(bob, 'like', `/videos/${secret.uuid}/rate`)).status).toBe(403);
  expect((await ask(bob, `GET /users/me/videos/${secret.id}/rating`)).status).toBe(404);

  const unlisted = await givenVideo(root, { privacy: 2 });
  await rate(alice, 'like', `/videos/${unlisted.uuid}/rate`);
  expect((await ask(alice, 'GET /accounts/alice/ratings')).body).toMatchObject({
    total: 2,
    data: [{ rating: 'like', video: { id: unlisted.id } }, { rating: 'dislike' }],
  });
  expect((await ask(root, 'GET /accounts/alice/ratings?rating=dislike')).body).toMatchObject({
    total: 1,
  });
  expect((await ask(bob, 'GET /accounts/alice/ratings')).status).toBe(403);
  expect((await ask(node, 'GET /accounts/alice/ratings')).status).toBe(401);
  expect((await ask(bob, 'GET /accounts/nobody/ratings')).status).toBe(404);
});
