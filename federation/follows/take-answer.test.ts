import { expect, test } from 'vitest';

import { hearChanges, OF_ALL } from '../../test/support/catalog-changes.ts';
import { activityOf, givenPublisher, startForeignNode } from '../../test/support/foreign-node.ts';
import { givenFollowed, openInbox } from '../../test/support/inbox.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { openTestDatabase } from '../../test/support/test-database.ts';
import { eventually, read, write } from '../../test/support/two-nodes.ts';

test('what is kept is dropped when the node’s own follow is answered, not that of a person', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const send = openInbox(node, openTestDatabase(node));
  const foreign = await startForeignNode();
  const { account, channel } = givenPublisher(foreign, 'heron');

  const uri = `heron_channel@${foreign.host}`;
  await write(root, 'POST', '/users/me/subscriptions', { uri });
  const asked = await eventually(async () => {
    const all = foreign.received.map(({ body }) => JSON.parse(String(body)) as { type: string });
    const follow = all.find(({ type }) => type === 'Follow');
    if (!follow) throw new Error('nobody asked to follow');
    return follow;
  });
  const hear = await hearChanges(node);
  expect(await send(activityOf(channel, 'Accept', asked), channel)).toMatchObject({
    state: 'done',
  });
  expect(await hear()).not.toContain(OF_ALL);
  expect(await read(root, `/users/me/subscriptions/exist?uris=${uri}`)).toEqual({ [uri]: true });
  await givenFollowed(send, root, { foreign, actor: account, name: 'heron' });
  expect(await hear()).toContain(OF_ALL);
}, 60_000);
