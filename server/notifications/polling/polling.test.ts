import { expect, test } from 'vitest';

import { ask } from '../../../test/support/asking.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { openCatalog } from '../../../test/support/videos.ts';

async function givenClient() {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const ada = await join('ada');
  const poll = (sid?: string, init: RequestInit = {}, token = ada.token) => {
    const session = sid === undefined ? '' : `&sid=${sid}`;
    const query = `EIO=4&transport=polling&accessToken=${token}${session}`;
    return node.request(`/socket.io/?${query}`, init);
  };
  const opened = await (await poll()).text();
  const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
  return { node, root, ada, poll, opened, sid };
}

const say = (body: string): RequestInit => ({ method: 'POST', body });
const JOIN = say('40/user-notifications,');

test('a client of Socket.IO hears of what its user is told, and no more once it has left', async () => {
  const { node, root, ada, poll, opened, sid } = await givenClient();
  expect(opened).toMatch(/^0\{"sid":".+","upgrades":\[\],"pingInterval":25000,/);

  expect(await (await poll(sid, JOIN)).text()).toBe('ok');
  expect(await (await poll(sid)).text()).toMatch(/^40\/user-notifications,\{"sid":".+"\}$/);
  const heard = poll(sid);
  const { uuid } = await openCatalog(node).givenVideo(ada, { name: 'Dawn' });
  await ask(root, `POST /videos/${uuid}/comment-threads`, { text: 'Early!' });
  expect(await (await heard).text()).toMatch(
    /^42\/user-notifications,\["new-notification",\{"id":\d+,"type":2,.*"name":"Dawn"/,
  );

  expect((await poll(sid, say('3\u001e41/user-notifications,'))).status).toBe(200);
  expect((await poll(sid)).status).toBe(400);
});

test('nobody polls for another, nor without a token that is alive', async () => {
  const { root, poll, sid } = await givenClient();
  expect((await poll(sid, {}, root.token)).status).toBe(400);
  expect((await poll(sid, JOIN, 'nobody')).status).toBe(401);
  expect((await poll(undefined, {}, 'nobody')).status).toBe(401);
});
