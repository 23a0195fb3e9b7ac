import { type Case, type Who, tells } from './case.ts';
import type { At } from './given.ts';

const LIST = 'GET /videos/ownership';
const give = (id: number, username: string) => ({
  ask: `POST /videos/${id}/give-ownership`,
  body: { username },
});
const refuse = (id: number) => ({ ask: `POST /videos/ownership/${id}/refuse` });

/** Alice offers her video to Bob twice; he refuses first, and takes it then. */
export function videoOwnershipCases({ video, hidden, channelId, bobsChannelId }: At): Case[] {
  const accept = (id: number, into = bobsChannelId) => ({
    ask: `POST /videos/ownership/${id}/accept`,
    body: { channelId: into },
  });
  const others: Who[] = ['alice', 'moderator'];
  return [
    ...tells(401, ['nobody'], give(video.id, 'bob')),
    ...tells(403, ['bob'], give(video.id, 'moderator')),
    ...tells(400, ['alice'], give(video.id, 'unexisting')),
    ...tells(404, ['root'], give(42, 'bob')),
    ...tells(204, ['alice'], give(hidden.id, 'bob')),
    ...tells(204, ['alice'], give(video.id, 'bob')),
    ...tells(401, ['nobody'], { ask: LIST }),
    ...tells(200, ['bob'], { ask: `${LIST}?sort=-createdAt` }),
    ...tells(401, ['nobody'], refuse(2)),
    ...tells(404, ['root'], refuse(42)),
    ...tells(403, others, refuse(2)),
    ...tells(204, ['bob'], refuse(2)),
    ...tells(400, ['bob'], refuse(2)),
    ...tells(204, ['alice'], give(video.id, 'bob')),
    ...tells(401, ['nobody'], accept(3)),
    ...tells(404, ['bob'], accept(42)),
    ...tells(403, others, accept(3)),
    ...tells(403, ['bob'], accept(3, channelId)),
    ...tells(204, ['bob'], accept(3)),
    ...tells(400, ['bob'], accept(3)),
  ];
}
