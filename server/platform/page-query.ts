import * as z from 'zod';

/** Which part of a list (contract § conventions). */
export const PAGE = {
  start: z.coerce.number().int().min(0).max(1_000_000).default(0),
  count: z.coerce.number().int().min(0).max(100).default(15),
};

export type Sort<Field extends string> = { field: Field; descending: boolean };

/** Which part of a list, and in which order, as its query asks. */
export type Page<Field extends string> = { start: number; count: number; sort: Sort<Field> };

/** The order of a list: one of these fields, backwards with a `-`. */
export const sortBy = <const Field extends string>(
  fields: readonly Field[],
  usual: NoInfer<Field | `-${Field}`>,
) =>
  z
    .string()
    .transform((text) => ({
      field: text.replace(/^-/, '') as Field,
      descending: text.startsWith('-'),
    }))
    .refine(({ field }) => fields.includes(field), 'Should have a sort this list knows')
    .prefault(usual);

/** The query of a list that can be sorted by these fields. */
export const pageQuery = <const Field extends string>(
  fields: readonly Field[],
  usual: NoInfer<Field | `-${Field}`>,
) => z.object({ ...PAGE, sort: sortBy(fields, usual) });
