import * as z from 'zod';

import { FirstReference, Url } from './common.ts';

/** What every activity has. Its object is read by who handles it. */
export const ForeignActivity = z.looseObject({
  id: Url,
  type: z.string().min(1).max(100),
  actor: FirstReference,
  object: z.unknown().optional(),
});

export type ForeignActivity = z.output<typeof ForeignActivity>;

const ObjectType = z.object({ type: z.string().min(1).max(100) });

/** The activity's type, and its object's where the object came along: `Create Video`, `Undo Like`, `View`. */
export function kindOf({ type, object }: ForeignActivity): string {
  const parsed = ObjectType.safeParse(Array.isArray(object) ? object[0] : object);
  return parsed.success ? `${type} ${parsed.data.type}` : type;
}
