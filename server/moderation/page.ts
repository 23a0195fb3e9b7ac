import * as z from 'zod';

export type Sort<Field extends string> = { field: Field; descending: boolean };

const start = z.coerce.number().int().min(0).max(1_000_000).default(0);
const count = z.coerce.number().int().min(0).max(100).default(15);

/** Text that is searched for, as it was typed. */
export const search = z.string().max(200).optional();

/** Which part of a list, in which order: a field, or a field after `-` for the greatest first. */
export const pageOf = <Field extends string>(
  fields: readonly Field[],
  usual: Field | `-${Field}`,
) =>
  z.object({
    start,
    count,
    sort: z
      .string()
      .transform((text) => ({
        field: text.replace(/^-/, '') as Field,
        descending: text.startsWith('-'),
      }))
      .refine(({ field }) => fields.includes(field), 'Should have a sort this list knows')
      .prefault(usual),
  });

export type Page<Field extends string> = { start: number; count: number; sort: Sort<Field> };
