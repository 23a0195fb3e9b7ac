import { Hono } from 'hono';
import * as z from 'zod';

import { ListOf } from '../../server/catalog/index.ts';
import { requireRole } from '../../server/identity/index.ts';
import { canonicalHost } from '../../server/platform/host.ts';
import { listOf, parse } from '../../server/platform/http.ts';
import { operation } from '../../server/platform/operation.ts';
import { pageQuery } from '../../server/platform/page-query.ts';
import type { Services } from '../../server/services.ts';
import { removePolicy, setPolicy } from './change-policy.ts';
import { listPolicies, POLICY_SORTS } from './policies-queries.ts';
import { policyFor, readPolicies } from './policies.ts';
import { DomainPolicyAnswer, PolicyName, PolicyPreview } from './policy-json.ts';
import { countConcerned } from './preview-queries.ts';

const tag = 'Domain Policies';

const Host = z.string().transform((text, context): string => {
  const host = /^\d+$/.test(text) ? undefined : canonicalHost(text.trim());
  if (host !== undefined) return host;
  context.addIssue({ code: 'custom', message: 'Should have a host' });
  return z.NEVER;
});

const PoliciesQuery = pageQuery(POLICY_SORTS, '-createdAt').extend({
  search: z.string().trim().min(1).max(200).optional(),
  policy: PolicyName.optional(),
});

const OfHost = z.object({ host: Host });
const words = z.string().trim().max(3_000).nullable().default(null);
const PolicyForm = z.object({ policy: PolicyName, reason: words, publicComment: words });

/** What this node has to do with which others: ours, beside the contract's lists of muted servers. */
export const policyRoutes = (node: Services) =>
  new Hono().route('/', readRoutes(node)).route('/', changeRoutes(node));

const readRoutes = ({ db }: Services) =>
  new Hono()
    .get(
      '/server/domain-policies',
      operation('Policies for other nodes', { tag, answer: ListOf(DomainPolicyAnswer) }),
      requireRole('administrator'),
      parse('query', PoliciesQuery),
      async (c) => {
        const { search, policy, ...page } = c.req.valid('query');
        const { rows, total } = await listPolicies(db, { search, policy }, page);
        return c.json(listOf(rows, total));
      },
    )
    .get(
      '/server/domain-policies/preview',
      operation('What a policy would concern', { tag, answer: PolicyPreview }),
      requireRole('moderator'), // who mute nodes
      parse('query', OfHost.extend({ policy: PolicyName.default('reject') })),
      async (c) => {
        const { host, policy } = c.req.valid('query');
        const [policies, concerned] = await Promise.all([
          readPolicies(db, [host]),
          countConcerned(db, host),
        ]);
        return c.json({
          host,
          policy,
          current: policyFor(policies, host) ?? null,
          ...concerned,
          followsEnded: policy === 'reject' ? concerned.follows : 0,
        });
      },
    );

const changeRoutes = (node: Services) =>
  new Hono()
    .put(
      '/server/domain-policies/:host',
      operation('Set the policy for a node', { tag, answer: DomainPolicyAnswer }),
      requireRole('administrator'),
      parse('param', OfHost),
      parse('json', PolicyForm),
      async (c) => {
        const wanted = { ...c.req.valid('param'), ...c.req.valid('json') };
        return c.json(await setPolicy(node, c.var.user.id, wanted));
      },
    )
    .delete(
      '/server/domain-policies/:host',
      operation('Remove the policy for a node', { tag, status: 204 }),
      requireRole('administrator'),
      parse('param', OfHost),
      async (c) => {
        await removePolicy(node, c.var.user.id, c.req.valid('param').host);
        return c.body(null, 204);
      },
    );
