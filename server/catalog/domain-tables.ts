import { index, pgEnum, pgTable, text, timestamp } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 }); // as precise as a Date

/**
 * What this node has to do with another one: `reject` nothing at all, `silence` its things are seen by those who follow
 * them, `no-media` its pictures and files are not offered, `allow` it may come in where only such nodes may.
 */
export const domainPolicy = pgEnum('domain_policy', ['reject', 'silence', 'no-media', 'allow']);

export type DomainPolicy = (typeof domainPolicy.enumValues)[number];

/** A host stands for its subdomains too and, without a port, for all its ports; of several the longest counts. */
export const domainPolicies = pgTable(
  'domain_policies',
  {
    host: text().primaryKey(), // canonical
    policy: domainPolicy().notNull(),
    reason: text(), // for administrators
    publicComment: text('public_comment'),
    createdAt: instant('created_at').notNull().defaultNow(),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [index('domain_policies_newest').on(t.createdAt, t.host)],
);
