import * as z from 'zod';

import { SORT_FIELDS, type SortField } from './video-queries.ts';

const sort = z
  .string()
  .transform((text) => ({
    field: text.replace(/^-/, '') as SortField,
    descending: text.startsWith('-'),
  }))
  .refine(({ field }) => SORT_FIELDS.includes(field), 'Should have a sort this node knows');

/** Which part of a list, in which order (contract § conventions). */
export const ListQuery = z.object({
  start: z.coerce.number().int().min(0).max(1_000_000).default(0),
  count: z.coerce.number().int().min(0).max(100).default(15),
  sort: sort.prefault('-publishedAt'),
});
export const OwnListQuery = ListQuery.extend({ sort: sort.prefault('-createdAt') });
