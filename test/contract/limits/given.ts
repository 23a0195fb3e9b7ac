import { startTestNode } from '../../support/node.ts';
import { openPeople } from '../../support/people.ts';
import { openCatalog } from '../../support/videos.ts';
import type { Callers } from './ask.ts';
import type { Who } from './case.ts';

/** A node with Alice, who has a channel and videos, and Bob, who has a channel of his own. */
export async function givenNode() {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const [alice, bob] = [await join('alice'), await join('bob')];
  const moderator = await join('moderator', 'moderator');
  const forger = { request: asForger(node.request) };
  const callers: Callers = { nobody: node, forger, root, moderator, alice, bob };
  const { givenVideo } = openCatalog(node);
  const video = await givenVideo(alice);
  const hidden = await givenVideo(alice, { privacy: 3 });
  const [me, bobs] = [await meOf(alice), await meOf(bob)];
  return {
    callers,
    at: {
      host: new URL(node.url).host.replace('127.0.0.1', 'localhost'),
      video,
      hidden,
      aliceId: me.id,
      channelId: me.videoChannels[0]!.id,
      bobsChannelId: bobs.videoChannels[0]!.id,
    },
  };
}

type Me = { id: number; videoChannels: { id: number }[] };

const meOf = async (who: Callers[Who]) =>
  (await (await who.request('/api/v1/users/me')).json()) as Me;

export type At = Awaited<ReturnType<typeof givenNode>>['at'];

const asForger =
  (request: Callers['nobody']['request']): typeof request =>
  (path, init) =>
    request(path, {
      ...init,
      headers: { ...(init?.headers as Record<string, string>), authorization: 'Bearer none' },
    });
