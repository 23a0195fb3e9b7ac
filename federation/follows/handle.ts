import * as z from 'zod';

import { canonicalHost } from '../../server/platform/host.ts';
import { ofNode } from './ask-to-follow.ts';

const MAX_CHARACTERS = 400;

/** A host as people write it. */
export const Host = z
  .string()
  .transform((text, context) => canonicalHost(text.trim()) ?? wrong(context, 'Should be a host'));

/** The handle of an actor of another node: `name@host`. */
export const Handle = z.string().transform((text, context) => {
  const [, name, at] = /^@?([^@\s]{1,120})@([^@\s]+)$/.exec(text.trim()) ?? [];
  const host = at === undefined ? undefined : canonicalHost(at);
  return name && host ? { name, host } : wrong(context, 'Should be a name and a host');
});

/** The same, or a host alone, which stands for its node. */
export const HostOrHandle = z
  .string()
  .max(MAX_CHARACTERS)
  .transform((text, context) => {
    const parsed = text.includes('@')
      ? Handle.safeParse(text)
      : Host.transform(ofNode).safeParse(text);
    return parsed.data ?? wrong(context, 'Should be a host, or a name and a host');
  });

function wrong(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}
