import { expect, test, vi } from 'vitest';

import { ask } from '../../test/support/asking.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { openSocketIo } from '../../test/support/socket-io.ts';
import { openCatalog } from '../../test/support/videos.ts';

const WAITS = 20_000;

test.each(['websocket', 'polling'])(
  'a client of Socket.IO (%s) hears of what its user is told, until their session ends',
  async (transport) => {
    const node = await startTestNode();
    const { root, join } = await openPeople(node);
    const ada = await join('ada');
    const { heard } = openSocketIo(node.url, '/user-notifications', {
      query: { accessToken: ada.token },
      transports: [transport],
    });
    await vi.waitFor(() => expect(heard).toEqual([['connect']]), WAITS);
    const { uuid } = await openCatalog(node).givenVideo(ada, { name: 'Dawn' });
    await ask(root, `POST /videos/${uuid}/comment-threads`, { text: 'Early!' });
    await vi.waitFor(() => expect(heard).toHaveLength(2), WAITS);
    expect(heard[1]).toMatchObject([
      'new-notification',
      { type: 2, read: false, comment: { video: { name: 'Dawn' } } },
    ]);
    await ask(ada, 'POST /users/revoke-token');
    await vi.waitFor(() => expect(heard[2]).toEqual(['disconnect']), WAITS);
  },
);

test('who has no token that is alive hears nothing', async () => {
  const node = await startTestNode();
  for (const query of [{}, { accessToken: 'nobody' }]) {
    const { heard } = openSocketIo(node.url, '/user-notifications', { query });
    await vi.waitFor(() => expect(heard).toEqual([['connect_error', 'Invalid token']]), WAITS);
  }
});

test('pages of other sites, and namespaces that are not there, get no socket', async () => {
  const node = await startTestNode();
  const foreign = { extraHeaders: { origin: 'https://evil.example' } };
  for (const transports of [['websocket'], ['polling']]) {
    const { heard } = openSocketIo(node.url, '/user-notifications', { ...foreign, transports });
    await vi.waitFor(
      () => expect(heard).toMatchObject([['connect_error', expect.anything()]]),
      WAITS,
    );
  }
  const { heard } = openSocketIo(node.url, '/elsewhere');
  await vi.waitFor(() => expect(heard).toEqual([['connect_error', 'Invalid namespace']]), WAITS);
});

test('one caller has so many sockets, whatever it calls them', async () => {
  const node = await startTestNode();
  const open = async (more = '') =>
    (await node.request(`/socket.io/?EIO=4&transport=polling${more}`)).status;
  for (let n = 0; n < 100; n++) expect(await open()).toBe(200);
  expect(await open()).toBe(403);
  expect(await open('&sid=')).toBe(403);
});
