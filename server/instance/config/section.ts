import * as z from 'zod';

/** A group of settings; what is not given has its default. */
export const section = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object(shape).prefault({} as never);

/** `{ enabled }`. */
export const switchOf = (enabled: boolean) => section({ enabled: z.boolean().default(enabled) });

/** `{ enabled: false }` of what this node does not do yet: switching it on is refused, since nothing would happen. */
export const notHere = (what: string) =>
  section({
    enabled: z
      .boolean()
      .default(false)
      .refine((enabled) => !enabled, `This node has no ${what} yet`),
  });
