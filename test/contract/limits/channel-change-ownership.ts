import { type Case, tells } from './case.ts';
import { refusesPages } from './lists.ts';

const LIST = '/video-channels/ownership';
const FIRST = '/video-channels/alice_first';
const SECOND = '/video-channels/alice_second';

const give = (channel: string, username: string) => ({
  ask: `POST ${channel}/give-ownership`,
  body: { username },
});
const refuse = (id: number) => ({ ask: `POST ${LIST}/${id}/refuse` });
const accept = (id: number) => ({ ask: `POST ${LIST}/${id}/accept` });
const remove = (id: number) => ({ ask: `DELETE ${LIST}/${id}` });

/**
 * Alice offers two more channels to Bob, who refuses the first and takes the second. That is asked as the third: what is
 * not possible spends a number too.
 */
export const channelOwnershipCases = (): Case[] => [
  ...[FIRST, SECOND].flatMap((path) =>
    tells(200, ['alice'], {
      ask: 'POST /video-channels',
      body: { name: path.replace('/video-channels/', ''), displayName: 'one more' },
    }),
  ),
  ...giving,
  ...listing,
  ...refusing,
  ...accepting,
  ...takingBack,
];

const giving: Case[] = [
  ...tells(401, ['nobody'], give(FIRST, 'bob')),
  ...tells(403, ['bob'], give(FIRST, 'moderator')),
  ...tells(400, ['alice'], give(FIRST, 'unexisting')),
  ...tells(404, ['root'], give('/video-channels/non_existing_channel', 'bob')),
  ...tells(400, ['alice'], give(FIRST, 'alice')),
  ...tells(204, ['alice'], give(FIRST, 'bob')),
  ...tells(400, ['alice'], give(FIRST, 'bob')),
];

const listing: Case[] = [
  ...refusesPages('bob', LIST),
  ...tells(401, ['nobody'], { ask: `GET ${LIST}` }),
  ...tells(200, ['bob'], { ask: `GET ${LIST}?sort=-createdAt` }),
  ...refusesPages('alice', `${FIRST}/ownership`),
  ...tells(401, ['nobody'], { ask: `GET ${FIRST}/ownership` }),
  ...tells(404, ['alice'], { ask: 'GET /video-channels/non_existing_channel/ownership' }),
  ...tells(403, ['bob'], { ask: `GET ${FIRST}/ownership` }),
  ...tells(400, ['alice'], { ask: `GET ${FIRST}/ownership?state=INVALID_STATE` }),
  ...tells(200, ['alice'], { ask: `GET ${FIRST}/ownership` }),
  ...tells(200, ['alice'], { ask: `GET ${FIRST}/ownership?state=1` }),
];

const refusing: Case[] = [
  ...tells(401, ['nobody'], refuse(1)),
  ...tells(404, ['root'], refuse(42)),
  ...tells(403, ['alice', 'moderator'], refuse(1)),
  ...tells(400, ['bob'], { ask: 'POST /videos/ownership/1/refuse' }),
  ...tells(204, ['bob'], refuse(1)),
  ...tells(400, ['bob'], refuse(1)),
];

const accepting: Case[] = [
  ...tells(204, ['alice'], give(SECOND, 'bob')),
  ...tells(401, ['nobody'], accept(3)),
  ...tells(404, ['bob'], accept(42)),
  ...tells(403, ['alice', 'moderator'], accept(3)),
  ...tells(204, ['bob'], accept(3)),
  ...tells(400, ['bob'], accept(3)),
];

const takingBack: Case[] = [
  ...tells(204, ['bob'], give(SECOND, 'moderator')),
  ...tells(401, ['nobody'], remove(4)),
  ...tells(404, ['root'], remove(42)),
  ...tells(403, ['alice'], remove(4)),
  ...tells(204, ['bob'], remove(4)),
  ...tells(404, ['bob'], remove(4)),
  ...tells(204, ['bob'], give(SECOND, 'moderator')),
  ...tells(204, ['moderator'], accept(5)),
  ...tells(400, ['root'], remove(5)),
];
