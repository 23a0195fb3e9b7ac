import { Hono } from 'hono';
import * as z from 'zod';

import { requireRole } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { parse } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import { auditLine, AuditLine } from './entry-json.ts';
import { actsBetween } from './queries.ts';

const instant = z.union([z.iso.datetime({ offset: true }), z.iso.date()]).pipe(z.coerce.date());
/** `domain` is ours. */
const Asked = z.object({
  startDate: instant,
  endDate: instant.optional(),
  domain: z.string().max(100).optional(),
});

const MAX_LINES = 1000;

/** What users did, for administrators. */
export const auditRoutes = ({ db }: { db: Db }) =>
  new Hono().get(
    '/server/audit-logs',
    operation('Acts of a span of time', { tag: 'Logs', answer: z.array(AuditLine) }),
    requireRole('administrator'),
    parse('query', Asked),
    async (c) => {
      const entries = await actsBetween(db, { ...c.req.valid('query'), limit: MAX_LINES });
      return c.json(entries.map(auditLine));
    },
  );
