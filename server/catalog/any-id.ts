import * as z from 'zod';

import { fromShortUuid } from './short-uuid.ts';

export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const isId = (text: string) =>
  /^\d{1,10}$/.test(text) || UUID.test(text) || fromShortUuid(text) !== undefined;

/** The UUID that a UUID or a short one stands for. */
export const AnyUuid = z
  .string()
  .max(36)
  .transform((text, context) => {
    const uuid = UUID.test(text) ? text : fromShortUuid(text);
    if (uuid === undefined) context.addIssue('Should be a UUID or a short UUID');
    return uuid ?? z.NEVER;
  });

/** How a video or a playlist is called in a path: by its number, its UUID or its short UUID. */
export const AnyId = z.string().max(36).refine(isId, 'Should be an id, a UUID or a short UUID');
