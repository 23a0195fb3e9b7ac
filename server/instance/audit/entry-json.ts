import * as z from 'zod';

import type { AuditEntry } from './queries.ts';

/** A line of the log. `message` is JSON in text, as clients of the contract parse it; beside it stand our own fields. */
export const AuditLine = z.object({
  timestamp: z.string(),
  level: z.literal('audit'),
  message: z.string(),
  user: z.string(),
  domain: z.string(),
  action: z.string(),
  subjectId: z.string().nullable(),
});

/** The name of who did what nobody did: the node by itself. */
const NODE = 'node';

export function auditLine(entry: AuditEntry): z.output<typeof AuditLine> {
  const { domain, action, subjectId } = entry;
  const user = entry.username ?? NODE;
  const changed = Object.fromEntries(
    Object.entries(entry.after ?? {}).map(([field, value]) => [`new-${field}`, value]),
  );
  return {
    timestamp: entry.createdAt.toISOString(),
    level: 'audit',
    message: JSON.stringify({ ...entry.before, ...changed, id: subjectId, user, domain, action }),
    user,
    domain,
    action,
    subjectId,
  };
}
