import * as z from 'zod';

import { Failure, notFound } from '../../server/platform/errors.ts';
import { requireOpen } from '../policies/gate.ts';
import { optional, sameHost, Url } from '../vocabulary/incoming/common.ts';
import type { Reaching } from './fetch-object.ts';
import { toJson } from './to-json.ts';

const MAX_BYTES = 64 * 2 ** 10;
const TOTAL_SECONDS = 10;

const Descriptor = z.object({
  subject: z.string().max(1_000),
  links: z
    .array(z.looseObject({ rel: z.string(), type: optional(z.string()), href: optional(Url) }))
    .max(100),
});

const ACTOR_TYPE = /^application\/(activity\+json|ld\+json)/;

/**
 * Where the actor `name@host` is (RFC 7033). The host must say so itself: when its answer points to another host, that one
 * is asked too and must agree (security case F23).
 */
export async function findByHandle(
  node: Reaching & { config: { allowPrivateAddresses: boolean } },
  { name, host }: { name: string; host: string },
): Promise<string> {
  const url = await ask(node, name, host);
  const home = new URL(url).host;
  if (home === host || sameHost(url, `https://${host}`)) return url;
  if ((await ask(node, name, home)) !== url)
    throw unusable(`${host} and ${home} do not agree on who ${name} is.`);
  return url;
}

async function ask(
  { db, fetch, config, publicUrl, signal }: Parameters<typeof findByHandle>[0],
  name: string,
  host: string,
): Promise<string> {
  const scheme = config.allowPrivateAddresses ? publicUrl.protocol : 'https:'; // in a test, nodes speak plain http
  const at = new URL(`${scheme}//${host}/.well-known/webfinger`);
  at.searchParams.set('resource', `acct:${name}@${host}`);
  const answer = await fetch.fetch(at, {
    maxBytes: MAX_BYTES,
    totalSeconds: TOTAL_SECONDS,
    headers: async (to) => {
      await requireOpen({ db }, to);
      return { accept: 'application/jrd+json, application/json' };
    },
    ...(signal && { signal }),
  });
  if (answer.status === 404 || answer.status === 410) throw notFound(`${name}@${host}`);
  const parsed = Descriptor.safeParse(toJson(answer.body));
  const self = parsed.data?.links.find(
    ({ rel, type }) => rel === 'self' && ACTOR_TYPE.test(type ?? ''),
  );
  if (answer.status !== 200 || !self?.href) throw unusable(`${host} does not say who ${name} is.`);
  return self.href;
}

const unusable = (why: string) => new Failure('remote_failed', why);
