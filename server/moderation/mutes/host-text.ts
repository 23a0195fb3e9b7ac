import * as z from 'zod';

import { canonicalHost } from '../../platform/host.ts';

/** A host in any spelling, made canonical. */
export const HostText = z.string().transform((text, context): string => {
  const host = canonicalHost(text);
  if (host !== undefined) return host;
  context.addIssue({ code: 'custom', message: 'Should have a host' });
  return z.NEVER;
});
