import { expect, test } from 'vitest';

import { ask } from '../../test/support/asking.ts';
import type { SignedIn } from '../../test/support/client.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openPeople } from '../../test/support/people.ts';
import { openCatalog } from '../../test/support/videos.ts';

/** What somebody was told of these kinds, oldest first. */
const told = async (who: SignedIn, ...types: number[]) => {
  const query = types.map((type) => `typeOneOf[]=${type}`).join('&');
  const { body } = await ask(who, `GET /users/me/notifications?sort=createdAt&${query}`);
  return (body as { data: object[] }).data;
};

async function startShared() {
  const node = await startTestNode();
  const { join } = await openPeople(node);
  return { ann: await join('ann'), bob: await join('bob'), ...openCatalog(node) };
}

test('who is asked to run a channel hears of it each time, and its owner hears the answer', async () => {
  const { ann, bob } = await startShared();
  const path = '/video-channels/ann_channel/collaborators';
  const invite = async () => {
    const { body } = await ask(ann, `POST ${path}/invite`, { accountHandle: 'bob' });
    return (body as { collaborator: { id: number } }).collaborator.id;
  };
  const channel = { name: 'ann_channel' };

  const first = await invite();
  await expect
    .poll(() => told(bob, 23))
    .toMatchObject([
      { videoChannelCollaborator: { state: { id: 1 }, channel, channelOwner: { name: 'ann' } } },
    ]);
  await ask(bob, `POST ${path}/${first}/reject`);
  await expect
    .poll(() => told(ann, 23, 24, 25))
    .toMatchObject([{ type: 25, videoChannelCollaborator: { account: { name: 'bob' }, channel } }]);
  await invite();
  await expect.poll(() => told(bob, 23)).toHaveLength(2);
  await ask(bob, `POST ${path}/${first}/accept`);
  await expect.poll(() => told(ann, 24)).toMatchObject([{ videoChannelCollaborator: { channel } }]);
  expect(await told(bob, 24, 25)).toEqual([]);
});

const offersTo = async (who: SignedIn, of: string) => {
  const { body } = await ask(who, `GET ${of}/ownership`);
  return (body as { data: { id: number }[] }).data[0]!.id;
};

test('who is offered a video or a channel hears of it, and who offers it hears the answer', async () => {
  const { ann, bob, givenVideo } = await startShared();
  const { uuid } = await givenVideo(ann);
  await ask(ann, 'POST /video-channels', { name: 'gift', displayName: 'A gift' });

  await ask(ann, `POST /videos/${uuid}/give-ownership`, { username: 'bob' });
  await expect
    .poll(() => told(bob, 26))
    .toMatchObject([
      { videoOwnershipChange: { video: { uuid }, initiatorAccount: { name: 'ann' } } },
    ]);
  await ask(bob, `POST /videos/ownership/${await offersTo(bob, '/videos')}/refuse`);
  await expect
    .poll(() => told(ann, 28))
    .toMatchObject([{ videoOwnershipChange: { state: { id: 3 }, video: { uuid } } }]);

  await ask(ann, 'POST /video-channels/gift/give-ownership', { username: 'bob' });
  const videoChannel = { name: 'gift' };
  await expect
    .poll(() => told(bob, 29))
    .toMatchObject([{ videoChannelOwnershipChange: { videoChannel } }]);
  await ask(bob, `POST /video-channels/ownership/${await offersTo(bob, '/video-channels')}/accept`);
  await expect
    .poll(() => told(ann, 30))
    .toMatchObject([{ videoChannelOwnershipChange: { videoChannel } }]);
  expect(await told(ann, 26, 27, 29, 31)).toEqual([]);
  expect(await told(bob, 27, 28, 30, 31)).toEqual([]);
});
