import * as z from 'zod';

export type ActorPage<Field extends string> = {
  start: number;
  count: number;
  sort: { field: Field; descending: boolean };
};

/** Which part of a list, in one of these orders; the newest first unless told (contract § conventions). */
export const pageQuery = <Field extends string>(...fields: [Field, ...Field[]]) =>
  z.object({
    start: z.coerce.number().int().min(0).max(1_000_000).default(0),
    count: z.coerce.number().int().min(0).max(100).default(15),
    sort: z
      .string()
      .transform((text) => ({
        field: text.replace(/^-/, '') as Field,
        descending: text.startsWith('-'),
      }))
      .refine(({ field }) => fields.includes(field), 'Should have a sort this node knows')
      .prefault('-createdAt'),
  });

const flag = z.stringbool();

/** Which accounts. */
export const AccountsQuery = pageQuery('createdAt');

/** Which channels. */
export const ChannelsQuery = pageQuery('createdAt', 'updatedAt', 'name', 'id');

/** Which channels of an account. */
export const OwnChannelsQuery = ChannelsQuery.extend({
  search: z.string().max(200).optional(),
  withStats: flag.default(false),
  includeCollaborations: flag.default(false),
});

/** Which followers. */
export const FollowersQuery = pageQuery('createdAt').extend({
  search: z.string().max(200).optional(),
});
