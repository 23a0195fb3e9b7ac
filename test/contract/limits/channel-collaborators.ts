import { type Case, type Who, tells } from './case.ts';

const OF_ROOT = '/video-channels/root_channel/collaborators';
const OF_ALICE = '/video-channels/alice_channel/collaborators';
const BAD = '/video-channels/bad%20handle/collaborators';

const invites = (as: Who, accountHandle: string, status: number, path = OF_ROOT): Case => ({
  as,
  ask: `POST ${path}/invite`,
  body: { accountHandle },
  status,
});

/**
 * The moderator is asked by Alice first; then Bob is the second and the moderator the third, asked by root. Refusals
 * spend numbers: after two of them, Bob is asked as the sixth.
 */
export const collaboratorCases = (): Case[] => [
  invites('alice', 'moderator', 200, OF_ALICE),
  ...inviting,
  ...answering,
  ...removing,
  invites('root', 'bob', 200),
  ...tells(204, ['bob'], { ask: `POST ${OF_ROOT}/6/reject` }),
  ...tells(400, ['bob'], { ask: `POST ${OF_ROOT}/6/reject` }),
  invites('root', 'bob', 200),
  ...listing,
];

const inviting: Case[] = [
  invites('nobody', 'bob', 401),
  invites('root', 'bob', 404, BAD),
  invites('alice', 'bob', 403),
  invites('root', 'bad handle', 404),
  invites('root', 'root', 400),
  invites('root', 'bob', 200),
  invites('root', 'moderator', 200),
  invites('root', 'bob', 409),
];

const accept = (path: string, id: number | string) => ({ ask: `POST ${path}/${id}/accept` });
const answering: Case[] = [
  ...tells(401, ['nobody'], accept(OF_ROOT, 2)),
  ...tells(400, ['alice'], accept(OF_ROOT, 2)),
  ...tells(400, ['bob'], accept(OF_ROOT, 'toto')),
  ...tells(404, ['bob'], accept(OF_ROOT, 42)),
  ...tells(404, ['bob'], accept(BAD, 2)),
  ...tells(404, ['bob'], accept(OF_ALICE, 2)),
  ...tells(400, ['bob'], accept(OF_ROOT, 3)),
  ...tells(404, ['bob'], accept(OF_ROOT, 1)),
  ...tells(204, ['bob'], accept(OF_ROOT, 2)),
  ...tells(400, ['bob'], accept(OF_ROOT, 2)),
  invites('root', 'bob', 409),
  invites('bob', 'moderator', 403),
];

const remove = (path: string, id: number | string) => ({ ask: `DELETE ${path}/${id}` });
const removing: Case[] = [
  ...tells(401, ['nobody'], remove(OF_ROOT, 2)),
  ...tells(403, ['alice'], remove(OF_ROOT, 2)),
  ...tells(400, ['bob'], remove(OF_ROOT, 'toto')),
  ...tells(404, ['bob'], remove(OF_ROOT, 42)),
  ...tells(404, ['bob'], remove(BAD, 2)),
  ...tells(404, ['bob'], remove(OF_ROOT, 1)),
  ...tells(404, ['bob'], remove(OF_ALICE, 2)),
  ...tells(403, ['bob'], remove(OF_ROOT, 3)),
  ...tells(204, ['bob'], remove(OF_ROOT, 2)),
  ...tells(204, ['root'], remove(OF_ROOT, 3)),
];

const listing: Case[] = [
  ...tells(401, ['nobody'], { ask: `GET ${OF_ROOT}` }),
  ...tells(404, ['alice'], { ask: `GET ${BAD}` }),
  ...tells(403, ['alice', 'bob'], { ask: `GET ${OF_ROOT}` }),
  ...tells(204, ['bob'], accept(OF_ROOT, 6)),
  ...tells(200, ['bob', 'root'], { ask: `GET ${OF_ROOT}` }),
];
