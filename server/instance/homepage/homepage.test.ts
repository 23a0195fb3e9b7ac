import { expect, test } from 'vitest';

import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';

const PAGE = '/api/v1/custom-pages/homepage/instance';

test('administrators write the first page; until then there is none', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const user = await join('user');
  const write = (who: typeof root, content: unknown) =>
    who.request(PAGE, { method: 'PUT', ...asJson({ content }) });

  expect((await node.request(PAGE)).status).toBe(404);
  expect((await write(user, '# Mine')).status).toBe(403);
  expect((await write(root, 7)).status).toBe(400);
  expect((await write(root, '# Welcome')).status).toBe(204);
  expect(await (await node.request(PAGE)).json()).toEqual({ content: '# Welcome' });
  const config = (await (await node.request('/api/v1/config')).json()) as { homepage: object };
  expect(config.homepage).toEqual({ enabled: true });
  expect((await write(root, '')).status).toBe(204);
  expect(await (await node.request(PAGE)).json()).toEqual({ content: '' });
});
