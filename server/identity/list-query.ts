import * as z from 'zod';

/** A filter that a client gives once or many times. */
export const manyOf = <S extends z.ZodType>(item: S) =>
  z.preprocess(
    (given) => (given === undefined ? undefined : [given].flat()),
    z.array(item).max(50),
  );

/** A truth value in a query. */
export const flag = z.stringbool({ truthy: ['true', '1'], falsy: ['false', '0'] });
