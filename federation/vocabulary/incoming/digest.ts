import * as z from 'zod';

import { DIGEST_ITEMS_PER_PAGE } from '../objects/digest.ts';
import { Moment, optional, Url } from './common.ts';

/** What a node says an actor of it published. */
export const ForeignDigest = z.looseObject({
  id: Url,
  totalItems: z.number().int().min(0).max(100_000_000),
  digest: z.string().regex(/^[0-9a-f]{32}$/),
  first: Url,
});

const ITEM = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) (\S{1,40})$/;

const Item = z.string().transform((text, context) => {
  const [, uuid, updated] = ITEM.exec(text) ?? [];
  const updatedAt = Moment.safeParse(updated).data;
  if (uuid && updatedAt) return { uuid, updatedAt };
  context.addIssue({ code: 'custom', message: 'Should be a UUID and a moment' });
  return z.NEVER;
});

const isAscending = (items: { uuid: string }[]) =>
  items.every(({ uuid }, n) => n === 0 || items[n - 1]!.uuid < uuid);

export const ForeignDigestPage = z.looseObject({
  id: Url,
  orderedItems: z
    .array(Item)
    .max(DIGEST_ITEMS_PER_PAGE)
    .refine(isAscending, 'Should be in the order of their UUIDs'),
  next: optional(Url),
});

export type ForeignDigestPage = z.output<typeof ForeignDigestPage>;
