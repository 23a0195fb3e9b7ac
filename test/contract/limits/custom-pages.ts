import { type Case, tells } from './case.ts';

const PAGE = '/custom-pages/homepage/instance';
const write = { ask: `PUT ${PAGE}`, body: { content: 'super content' } };

export const customPageCases = (): Case[] => [
  ...tells(404, ['nobody'], { ask: `GET ${PAGE}` }),
  ...tells(401, ['nobody'], write),
  ...tells(403, ['alice'], write),
  ...tells(204, ['root'], write),
  ...tells(200, ['nobody'], { ask: `GET ${PAGE}` }),
];
