import * as z from 'zod';

/** Which part of a list (contract § conventions). */
export const PAGE = {
  start: z.coerce.number().int().min(0).max(1_000_000).default(0),
  count: z.coerce.number().int().min(0).max(100).default(15),
};

/** The order of a list: one of these fields, backwards with a `-`. */
export const sortBy = <const F extends string>(fields: readonly F[], usual: F | `-${F}`) =>
  z
    .string()
    .transform((text) => ({
      field: text.replace(/^-/, '') as F,
      descending: text.startsWith('-'),
    }))
    .refine(({ field }) => fields.includes(field), 'Should have a sort this node knows')
    .prefault(usual);

/** A filter that a client gives once or many times. */
export const manyOf = <S extends z.ZodType>(item: S) =>
  z.preprocess(
    (given) => (given === undefined ? undefined : [given].flat()),
    z.array(item).max(50),
  );

/** A truth value in a query. */
export const flag = z.stringbool({ truthy: ['true', '1'], falsy: ['false', '0'] });
