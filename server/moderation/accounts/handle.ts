import * as z from 'zod';

import { canonicalHost } from '../../platform/host.ts';

/** An account's name, and its node unless it is of this one. */
export type Handle = { name: string; host: string | null };

const HANDLE = /^@?([^\s@/]{1,50})(?:@([^@]+))?$/;

/** `name` or `name@host`, with any spelling of the host. */
export const HandleText = z.string().transform((text, context): Handle => {
  const [, name, host] = HANDLE.exec(text) ?? [];
  const canonical = host === undefined ? null : canonicalHost(host);
  if (name !== undefined && canonical !== undefined) return { name, host: canonical };
  context.addIssue({ code: 'custom', message: 'Should have an account name or handle' });
  return z.NEVER;
});

/** The host of a handle as accounts keep it: none for this node. */
export const foreignHost = (node: { host: string }, { host }: Handle): string | null =>
  host === canonicalHost(node.host) ? null : host;
