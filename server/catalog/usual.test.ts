import { expect, test } from 'vitest';

import { ask } from '../../test/support/asking.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { openCatalog } from '../../test/support/videos.ts';

type Custom = { defaults: { publish: object; p2p: object; player: object }; user: object };

/** A node whose administrator changed what is usual there. */
async function startUnusual() {
  const node = await startTestNode();
  const people = await openPeople(node);
  const { defaults, user, ...rest } = (await ask(people.root, 'GET /config/custom')).body as Custom;
  const publish = { commentsPolicy: 2, downloadEnabled: false, licence: 4, privacy: 4 };
  const p2p = { ...defaults.p2p, webapp: { enabled: false } };
  const player = { ...defaults.player, autoPlay: false };
  const quotas = { videoQuota: 5_000, videoQuotaDaily: 3_000 };
  const custom = {
    ...rest,
    defaults: { ...defaults, publish, p2p, player },
    user: { ...user, ...quotas, history: { videos: { enabled: false } } },
  };
  expect((await ask(people.root, 'PUT /config/custom', custom)).status).toBe(200);
  return { node, ...people };
}

test('what nobody said of a new video is as the node has it', async () => {
  const { node, root } = await startUnusual();
  const { givenVideo } = openCatalog(node);
  const said = { commentsPolicy: 3, downloadEnabled: true, licence: 1 };
  const unsaid = await givenVideo(root);
  const whole = await givenVideo(root, said);
  expect((await ask(node, `GET /videos/${unsaid.uuid}`)).body).toMatchObject({
    commentsPolicy: { id: 2 },
    downloadEnabled: false,
    licence: { id: 4 },
  });
  expect((await ask(node, `GET /videos/${whole.uuid}`)).body).toMatchObject({
    commentsPolicy: { id: 3 },
    downloadEnabled: true,
    licence: { id: 1 },
  });
});

test('so is what nobody chose for a new user', async () => {
  const { node, root } = await startUnusual();
  const add = async (username: string, chosen: object) => {
    const given = { username, password: 'open sesame', email: `${username}@example.org`, role: 2 };
    expect((await ask(root, 'POST /users', { ...given, ...chosen })).status).toBe(200);
    return (await ask(await node.signIn(username, 'open sesame'), 'GET /users/me')).body;
  };
  const switches = { p2pEnabled: false, autoPlayVideo: false, videosHistoryEnabled: false };
  expect(await add('ada', {})).toMatchObject({
    ...switches,
    videoQuota: 5_000,
    videoQuotaDaily: 3_000,
  });
  const chosen = { videoQuota: -1, videoQuotaDaily: 7 };
  expect(await add('bob', chosen)).toMatchObject({ ...switches, ...chosen });
});
