import * as z from 'zod';

import type { Db } from '../../server/platform/db.ts';
import { Failure, notFound } from '../../server/platform/errors.ts';
import type { Answer, Fetch } from '../../server/platform/fetch/index.ts';
import { ourActor } from '../actors/our-actor.ts';
import { toSigner } from '../actors/signer.ts';
import { requireOpen } from '../policies/gate.ts';
import { isPlain, signRequest } from '../signatures/index.ts';
import { hostOf, sameHost, Url } from '../vocabulary/incoming/common.ts';

export type Reaching = { db: Db; fetch: Fetch; publicUrl: URL; signal?: AbortSignal };

const ACCEPT =
  'application/activity+json, application/ld+json; profile="https://www.w3.org/ns/activitystreams"';
const MAX_BYTES = 2 ** 20;
const TOTAL_SECONDS = 10;

/** Only this is an object: a file somebody uploaded there is served as something else (security case F08). */
const OBJECT_TYPE = /^application\/(activity\+json|ld\+json)\s*(;|$)/i;

const Identified = z.looseObject({ id: Url });
type Identified = z.output<typeof Identified>;

/**
 * Fetches an ActivityPub object, signed by this node, for some nodes show nothing to strangers. What comes is the object
 * with that id, of that host: one of another id is fetched once more, from where its id says (security case F07). Fails with
 * `not_found` when it is gone, `remote_failed` when no usable answer comes, `forbidden` for a node that policies keep out.
 */
export const fetchObject = async (node: Reaching, url: string): Promise<Identified> =>
  (await fetchIfChanged(node, url, undefined))!;

/** As `fetchObject`, of what is kept already: undefined when it is still what had this ETag. */
export async function fetchIfChanged(
  node: Reaching,
  url: string,
  etag: string | undefined,
): Promise<Identified | undefined> {
  const first = await fetchOnce(node, url, etag);
  if (!first || first.object.id === first.from) return first?.object;
  const again = await fetchOnce(node, first.object.id);
  if (again?.object.id !== first.object.id) throw refused(url, 'it is not what its id says');
  return again.object;
}

async function fetchOnce(node: Reaching, url: string, etag?: string) {
  if (hostOf(url) === node.publicUrl.host) throw refused(url, 'it is of this node');
  const signer = toSigner(await ourActor(node.db, node, 'node'));
  const answer = await node.fetch.fetch(new URL(url), {
    maxBytes: MAX_BYTES,
    totalSeconds: TOTAL_SECONDS,
    headers: async (to) => {
      await requireOpen(node, to); // each hop
      const signature = await signRequest({ url: to, now: new Date() }, signer, 'cavage');
      return { accept: ACCEPT, ...(etag !== undefined && { 'if-none-match': etag }), ...signature };
    },
    ...(node.signal && { signal: node.signal }),
  });
  if (etag !== undefined && answer.status === 304) return undefined;
  requireObject(url, answer);
  const object = readObject(url, answer.body);
  const isRedirected = answer.url.href !== new URL(url).href;
  const from = isRedirected ? answer.url.href : url;
  if (object.id === url && !sameHost(url, from)) throw refused(url, 'it comes from another host');
  return { object, from };
}

function requireObject(url: string, { status, headers }: Pick<Answer, 'status' | 'headers'>): void {
  if (status === 404 || status === 410) throw notFound(`What was at ${url}`);
  if (status !== 200) throw refused(url, `the answer is ${status}`);
  if (!OBJECT_TYPE.test(headers['content-type'] ?? ''))
    throw refused(url, 'the answer is no ActivityPub object');
}

function readObject(url: string, body: Buffer) {
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    throw refused(url, 'the answer is no JSON');
  }
  const parsed = Identified.safeParse(value);
  if (!parsed.success || !isPlain(value as typeof parsed.data))
    throw refused(url, 'the answer is no object with an id');
  return parsed.data;
}

const refused = (url: string, why: string) =>
  new Failure('remote_failed', `${url} cannot be used: ${why}.`);
