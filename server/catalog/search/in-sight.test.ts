import { expect, test } from 'vitest';

import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';

test('a search knows what came into sight, and what went out of it', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const ada = await join('ada');
  const { id } = await openCatalog(node).givenVideo(ada, { name: 'Otters' });

  const finds = async (isFound: boolean, nsfw = 'false') => {
    const search = async () => {
      const response = await node.request(`/api/v1/search/videos?search=otters&nsfw=${nsfw}`);
      return ((await response.json()) as { total: number }).total;
    };
    await expect.poll(search, { timeout: 30_000 }).toBe(isFound ? 1 : 0); // kept answers go once all are told
  };
  const ask = async (who: typeof root, method: string, path: string, fields = {}) => {
    const response = await who.request(`/api/v1${path}`, { method, ...asJson(fields) });
    expect(response.ok).toBe(true);
  };
  const edit = (fields: object) => ask(ada, 'PUT', `/videos/${id}`, fields);

  await finds(true);
  await edit({ privacy: 3 });
  await finds(false);
  await edit({ privacy: 1, nsfw: true });
  for (const [nsfw, isFound] of [
    ['both', true],
    ['true', true],
    ['false', false],
  ] as const)
    await finds(isFound, nsfw);
  await edit({ nsfw: false });
  await ask(root, 'POST', `/videos/${id}/blacklist`);
  await finds(false);
  await ask(root, 'DELETE', `/videos/${id}/blacklist`);
  await finds(true);
  await ask(ada, 'POST', '/video-channels', { name: 'second', displayName: 'Second' });
  await ask(ada, 'DELETE', '/video-channels/ada_channel');
  await finds(false);
});
