import * as z from 'zod';

import type { WordList } from './queries.ts';

/** Contract § WatchedWordsLists. */
export const WatchedWordsList = z.object({
  id: z.int(),
  listName: z.string(),
  words: z.array(z.string()),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

export const CreatedList = z.object({ watchedWordsList: z.object({ id: z.int() }) });

export const wordListJson = ({ id, listName, words, createdAt, updatedAt }: WordList) => ({
  id,
  listName,
  words,
  createdAt,
  updatedAt,
});

/** Contract § AutomaticTagAvailable. */
export const AvailableTags = z.object({
  available: z.array(z.object({ name: z.string(), type: z.enum(['core', 'watched-words-list']) })),
});

/** Contract § CommentAutoTagPolicies. */
export const Policies = z.object({ review: z.array(z.string()) });
