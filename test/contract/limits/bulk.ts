import { type Case, refuses, tells } from './case.ts';

const ask = 'POST /bulk/remove-comments-of';
const good = { as: 'root', ask, body: { accountName: 'bob', scope: 'my-videos' } } as const;
const ofAll = { ask, body: { accountName: 'bob', scope: 'instance' } };

export const bulkCases = (): Case[] => [
  ...tells(401, ['nobody'], good),
  ...tells(404, ['root'], { ask, body: { ...good.body, accountName: 'user2' } }),
  ...refuses(good, { scope: ['my-videoss'] }),
  ...tells(403, ['bob'], ofAll),
  ...tells(204, ['root'], ofAll),
];
