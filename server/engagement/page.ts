import * as z from 'zod';

/** A search box's words; an empty one is none. */
export const searchField = z
  .string()
  .max(500)
  .optional()
  .transform((text) => text || undefined);

/** A parameter that may be given several times: `a=1&a=2`, `a[]=1`, or once. */
export const several = <S extends z.ZodType>(item: S) =>
  z.preprocess(
    (given) => (given === undefined ? undefined : [given].flat()),
    z.array(item).max(100).optional(),
  );

/** Queries with `name[]` read as `name`, as form libraries write lists. */
export const unbracketed = <S extends z.ZodType>(schema: S) =>
  z.preprocess(
    (query) =>
      Object.fromEntries(
        Object.entries(query as object).map(([name, value]) => [
          name.replace(/\[\d*\]$/, ''),
          value,
        ]),
      ),
    schema,
  );
