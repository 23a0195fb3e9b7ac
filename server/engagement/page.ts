import * as z from 'zod';

/** Which part of a list, and in which order, as its query asks (contract § conventions). */
export type Page<Field extends string> = {
  start: number;
  count: number;
  sort: { field: Field; descending: boolean };
};

/** The query of a list that can be sorted by these fields; `-field` is descending. */
export const pageQuery = <const Field extends string>(
  fields: readonly Field[],
  usual: NoInfer<Field | `-${Field}`>,
) =>
  z.object({
    start: z.coerce.number().int().min(0).max(1_000_000).default(0),
    count: z.coerce.number().int().min(0).max(100).default(15),
    sort: z
      .string()
      .transform((text) => ({
        field: text.replace(/^-/, '') as Field,
        descending: text.startsWith('-'),
      }))
      .refine(({ field }) => fields.includes(field), 'Should have a sort this list knows')
      .prefault(usual),
  });

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
