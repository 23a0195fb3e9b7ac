import { type Case, tells } from './case.ts';
import { refusesPages } from './lists.ts';

export const accountCases = (): Case[] => [
  ...refusesPages('nobody', '/accounts/'),
  ...tells(404, ['nobody'], { ask: 'GET /accounts/arfaze' }),
];
