import { expect, test } from 'vitest';

import type { TestNode } from '../../../test/support/node.ts';
import { startRiver } from '../../../test/support/river.ts';
import { accountMutes } from '../mute-tables.ts';
import { follows, watchHistory } from '../social-tables.ts';

type Video = { id: number; channel: { id: number } };
type List = { data: Video[] };

test('moderators have what `include` brings back with why, and with files, in every list', async () => {
  const { node, root, ada, db, ids } = await startRiver();
  const { id: accountId } = (await bodyOf(node, '/accounts/bo_')) as { id: number };
  const { id: channelId } = ((await bodyOf(node, `/videos/${ids.Delta}`)) as Video).channel;
  const { account } = (await bodyOf(root, '/users/me')) as { account: { id: number } };
  await db.insert(follows).values({ followerId: account.id, channelId, state: 'accepted' });
  await db.insert(accountMutes).values({ accountId });

  const lists = [
    '/videos',
    '/accounts/bo_/videos',
    '/search/videos',
    '/users/me/subscriptions/videos',
  ];
  for (const list of lists) {
    const shown = async (include: string) =>
      ((await bodyOf(root, `${list}?nsfw=both&count=100${include}`)) as List).data.find(
        ({ id }) => id === ids.Delta,
      );
    expect([list, await shown('')]).toEqual([list, undefined]);
    expect(await shown('&include=4')).toMatchObject({ blockedOwner: true, blockedServer: false });
    expect(await shown('&include=4')).not.toHaveProperty('files');
    expect(await shown('&include=44')).toMatchObject({
      files: expect.any(Array),
      streamingPlaylists: [{ files: expect.any(Array) }],
      videoSource: { inputFilename: expect.any(String) },
    });
  }
  expect((await ada.request('/api/v1/search/videos?include=8')).status).toBe(401);
});

test('who began a video finds how far they are in it, wherever it is shown', async () => {
  const { node, root, ada, db, ids } = await startRiver();
  const { id: userId } = (await bodyOf(ada, '/users/me')) as { id: number };
  await db.insert(watchHistory).values({ userId, videoId: ids.Delta, positionSeconds: 7 });
  const positions = async (who: typeof ada, path: string) => {
    const { data } = (await bodyOf(who, path)) as { data: { userHistory?: object }[] };
    return data.flatMap(({ userHistory }) => userHistory ?? []);
  };
  for (const path of ['/videos', '/accounts/bo_/videos', '/search/videos?search=delta']) {
    expect([path, await positions(ada, path)]).toEqual([path, [{ currentTime: 7 }]]);
    expect(await positions(root, path)).toEqual([]);
  }
  expect(await positions(root, '/videos?include=1')).toEqual([]);
  expect(await bodyOf(ada, `/videos/${ids.Delta}`)).toMatchObject({
    userHistory: { currentTime: 7 },
  });
  expect(await bodyOf(node, `/videos/${ids.Delta}`)).not.toHaveProperty('userHistory');
  expect(await bodyOf(ada, `/videos/${ids.Brook}`)).not.toHaveProperty('userHistory');
});

const bodyOf = async (who: Pick<TestNode, 'request'>, path: string): Promise<unknown> =>
  (await who.request(`/api/v1${path}`)).json();
