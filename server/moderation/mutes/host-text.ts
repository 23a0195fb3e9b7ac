import * as z from 'zod';

import { canonicalHost } from '../../platform/host.ts';

const NUMBER = /^\d+$/; // an address to those who parse URLs, and a slip of everybody else

/** A host in any spelling, made canonical. */
export const HostText = z.string().transform((text, context): string => {
  const host = NUMBER.test(text) ? undefined : canonicalHost(text);
  if (host !== undefined) return host;
  context.addIssue({ code: 'custom', message: 'Should have a host' });
  return z.NEVER;
});
