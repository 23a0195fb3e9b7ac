import { expect, test } from 'vitest';

import { eventually, hostOf, read, startTwoNodes, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';

type Subscriptions = { data: { name: string; host: string }[] };
type Moved = { movedTo?: string };

test('a channel moves to another node, its followers go with it, and its page leads there', async () => {
  const { a, b, ofA, ofB } = await startTwoNodes();
  const [alice, eve] = [await ofA.join('alice'), await ofA.join('eve')];
  const [alicia, bob] = [await ofB.join('alicia'), await ofB.join('bob')];
  await openCatalog(a).givenVideo(alice, { name: 'Herons' });
  const followedBy = async (who: typeof bob) =>
    (await read<Subscriptions>(who, '/users/me/subscriptions')).data.map(
      ({ name, host }) => `${name}@${host}`,
    );
  const old = {
    handle: `alice_channel@${hostOf(a)}`,
    url: `http://${hostOf(a)}/video-channels/alice_channel`,
  };
  const target = {
    handle: `alicia_channel@${hostOf(b)}`,
    url: `http://${hostOf(b)}/video-channels/alicia_channel`,
  };
  await write(bob, 'POST', '/users/me/subscriptions', { uri: old.handle });
  await write(eve, 'POST', '/users/me/subscriptions', { uri: old.handle });
  await eventually(async () => expect(await followedBy(bob)).toEqual([old.handle]));
  await eventually(async () =>
    expect(await read(a, '/video-channels/alice_channel')).toMatchObject({ followersCount: 2 }),
  );

  const move = (who: typeof alice, to: string) =>
    who.request('/api/v1/video-channels/alice_channel/move', {
      method: 'POST',
      body: JSON.stringify({ target: to }),
      headers: { 'content-type': 'application/json' },
    });
  expect((await move(alice, target.handle)).status).toBe(409); // it does not name the old one
  expect((await move(eve, target.handle)).status).toBe(403);
  expect((await move(alice, 'nobody@localhost:1')).status).toBe(400);
  const named = await write(alicia, 'PUT', '/video-channels/alicia_channel/aliases', {
    aliases: [old.handle],
  });
  expect(await named.json()).toEqual({ aliases: [old.url] });
  expect(await (await move(alice, target.handle)).json()).toEqual({ movedTo: target.url });

  await eventually(async () => expect(await followedBy(bob)).toEqual([target.handle]));
  await eventually(async () => expect(await followedBy(eve)).toEqual([target.handle]));
  expect(await read<Moved>(b, `/video-channels/${old.handle}`)).toMatchObject({
    movedTo: target.url,
  });
  const page = await a.request('/c/alice_channel', { redirect: 'manual' });
  expect([page.status, page.headers.get('location')]).toEqual([301, target.url]);
  const headers = { accept: 'application/activity+json' };
  const document = (node: typeof a, name: string) =>
    node.request(`/video-channels/${name}`, { headers }).then((r) => r.json());
  expect(await document(a, 'alice_channel')).toMatchObject({ movedTo: target.url });
  expect(await document(b, 'alicia_channel')).toMatchObject({ alsoKnownAs: [old.url] });

  await write(alice, 'DELETE', '/video-channels/alice_channel/move');
  await eventually(async () =>
    expect(await read<Moved>(a, '/video-channels/alice_channel')).not.toHaveProperty('movedTo'),
  );
  await eventually(async () =>
    expect(await read<Moved>(b, `/video-channels/${old.handle}`)).not.toHaveProperty('movedTo'),
  );
}, 150_000);
