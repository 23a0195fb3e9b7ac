import * as z from 'zod';

/** How fields of a query are written (contract § conventions): all are text, and a list may be one value or several. */

const MAX_VALUES = 100;

/** `true` or `false`. */
export const flag = z
  .enum(['true', 'false', '1', '0'], 'Should be true or false')
  .transform((text) => text === 'true' || text === '1');

/** A parameter that may be given once or several times. */
export const severalOf = <S extends z.ZodType>(item: S) =>
  z.preprocess(
    (given) => (Array.isArray(given) ? given : [given]),
    z.array(item).max(MAX_VALUES, `Should hold at most ${MAX_VALUES} values`),
  );

export const whole = z
  .string()
  .regex(/^\d{1,9}$/, 'Should be a whole number')
  .transform(Number);

export const words = z.string().max(500);

/** A date, or a moment, as ISO 8601. */
export const moment = z
  .string()
  .max(40)
  .refine((text) => /^\d{4}-/.test(text) && !Number.isNaN(Date.parse(text)), 'Should be a date')
  .transform((text) => new Date(text));

/** An order: a field, with `-` in front for the falling one. */
export const sortBy = <Field extends string>(fields: readonly [Field, ...Field[]]) =>
  z
    .string()
    .transform((text) => ({
      field: text.replace(/^-/, '') as Field,
      descending: text.startsWith('-'),
    }))
    .refine(
      ({ field }) => fields.includes(field),
      `Should be one of ${fields.join(', ')}, with a - in front for the falling order`,
    );
