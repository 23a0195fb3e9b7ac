import { expect, onTestFinished, test } from 'vitest';

import { CATALOG_CHANGES } from '../../server/catalog/index.ts';
import { openDatabase } from '../../server/platform/db.ts';
import { silentLog } from '../../server/platform/log.ts';
import { activityOf, givenPublisher, startForeignNode } from '../../test/support/foreign-node.ts';
import { givenFollowed, openInbox } from '../../test/support/inbox.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { eventually, read, write } from '../../test/support/two-nodes.ts';

const OF_ALL = '';

test('what is kept is dropped when the node’s own follow is answered, not that of a person', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const database = openDatabase(node.connection, silentLog);
  onTestFinished(database.close);
  const send = openInbox(node, database.db);
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
  const heard: string[] = [];
  await database.listen(CATALOG_CHANGES, (change) => void heard.push(change));
  const hear = async (marker: string) => {
    await database.db.execute(`select pg_notify('${CATALOG_CHANGES}', '${marker}')`);
    await eventually(async () => expect(heard).toContain(marker));
    return heard.splice(0);
  };
  await hear('before');
  expect(await send(activityOf(channel, 'Accept', asked), channel)).toMatchObject({
    state: 'done',
  });
  expect(await hear('between')).not.toContain(OF_ALL);
  expect(await read(root, `/users/me/subscriptions/exist?uris=${uri}`)).toEqual({ [uri]: true });
  await givenFollowed(send, root, { foreign, actor: account, name: 'heron' });
  expect(await hear('after')).toContain(OF_ALL);
}, 60_000);
