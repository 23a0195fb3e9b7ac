import * as z from 'zod';

/** A group of settings; what is not given has its default. */
export const section = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object(shape).prefault({} as never);

/** `{ enabled }`. */
export const switchOf = (enabled: boolean) => section({ enabled: z.boolean().default(enabled) });

/**
 * A setting with one value here, whichever is sent: clients send all settings back to change one of them, and what holds
 * is in the answer.
 */
export const fixed = <S extends z.ZodType>(type: S, value: z.output<S>, why: string) =>
  type
    .overwrite(() => value)
    .default(value as never)
    .describe(why);

/** `{ enabled: false }` of what this node does not do yet. */
export const notHere = (what: string) =>
  section({ enabled: fixed(z.boolean(), false, `This node has no ${what} yet`) });
