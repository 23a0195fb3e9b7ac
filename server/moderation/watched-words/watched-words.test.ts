import { expect, test } from 'vitest';

import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { automaticTagger, findHoldingTags } from '../../catalog/index.ts';

test('words an account and the node watch for tag a text, and policies hold it', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const { db } = openCatalog(node);
  const [ann, bob] = [await join('ann'), await join('bob')];
  const send = (method: string, path: string, body?: unknown, asker = ann) =>
    asker.request(`/api/v1${path}`, { method, ...(body === undefined ? {} : asJson(body)) });
  const lists = '/watched-words/accounts/ann/lists';
  const policies = '/automatic-tags/policies/accounts/ann/comments';

  const created = await send('POST', lists, {
    listName: 'pills',
    words: ['cheap pills', 'viagra'],
  });
  const { watchedWordsList } = (await created.json()) as { watchedWordsList: { id: number } };
  const path = `${lists}/${watchedWordsList.id}`;
  await send('POST', '/watched-words/server/lists', { listName: 'rude', words: ['fie'] }, root);

  const me = (await (await ann.request('/api/v1/users/me')).json()) as { account: { id: number } };
  const accountId = me.account.id;
  const tagsOf = await automaticTagger(db, { accountId });
  expect(tagsOf('Fie! CHEAP pills at https://shop.example/x')).toEqual({
    automaticTags: ['external-link', 'pills'],
    nodeTags: ['external-link', 'rude'],
  });
  expect(tagsOf('cheaper pills, and a fief')).toEqual({ automaticTags: [], nodeTags: [] });

  expect(await (await send('GET', '/automatic-tags/accounts/ann/available')).json()).toEqual({
    available: [
      { name: 'external-link', type: 'core' },
      { name: 'pills', type: 'watched-words-list' },
    ],
  });
  expect((await send('PUT', policies, { review: ['pills'] })).status).toBe(204);
  expect(await findHoldingTags(db, { accountId, tags: ['rude', 'pills'] })).toEqual(
    new Set(['pills']),
  );
  expect((await send('PUT', path, { listName: 'medicine' })).status).toBe(204);
  expect(await (await send('GET', policies)).json()).toEqual({ review: ['medicine'] });

  for (const [response, status] of [
    [await send('POST', lists, { listName: 'medicine', words: ['x'] }), 400],
    [await send('POST', lists, { listName: 'none', words: [] }), 400],
    [await send('POST', lists, { listName: 'long', words: ['x'.repeat(101)] }), 400],
    [await send('PUT', policies, { review: ['unknown'] }), 400],
    [await send('GET', '/watched-words/accounts/nobody/lists'), 404],
    [await send('GET', lists, undefined, bob), 403],
    [await send('GET', lists, undefined, root), 200],
    [await send('GET', '/watched-words/accounts/root/lists'), 403],
    [await send('GET', '/watched-words/server/lists'), 403],
    [await send('DELETE', path, undefined, bob), 403],
    [await send('DELETE', path), 204],
    [await send('DELETE', path), 404],
  ] as const) {
    expect({ url: response.url, status: response.status }).toEqual({ url: response.url, status });
  }
  expect(await (await send('GET', policies)).json()).toEqual({ review: [] });
});
