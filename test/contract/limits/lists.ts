import { type Case, type Who } from './case.ts';

const NO_PAGES = ['start=hello', 'count=hello', 'count=2000', 'sort=hello'];

/** A list that is asked for a page there is not. */
export const refusesPages = (as: Who, list: string): Case[] =>
  NO_PAGES.map((page) => ({ as, ask: `GET ${list}?${page}`, status: 400 }));
