import * as z from 'zod';

import { PAGE } from '../platform/page-query.ts';

const MAX_ID = 2 ** 31 - 1;
const list = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [value].flat().map(Number));
const types = list.pipe(z.array(z.int().min(1).max(100)).max(50));

/** `typeOneOf=1&typeOneOf=2`, or with `[]` as PeerTube's client writes it. */
export const NotificationsQuery = z
  .object({
    ...PAGE,
    sort: z.enum(['createdAt', '-createdAt']).default('-createdAt'),
    unread: z.stringbool().optional().catch(undefined), // what is no truth value asks for nothing
    typeOneOf: types.optional(),
    'typeOneOf[]': types.optional(),
  })
  .transform(({ sort, typeOneOf, 'typeOneOf[]': bracketed, ...page }) => ({
    ...page,
    oldestFirst: sort === 'createdAt',
    types: typeOneOf ?? bracketed,
  }));

export const ReadForm = z.object({
  ids: z.array(z.int().min(1).max(MAX_ID)).min(1).max(1_000),
});
