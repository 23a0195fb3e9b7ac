import type { IncomingHttpHeaders } from 'node:http';

import { Failure } from '../../server/platform/errors.ts';
import type { Fetch } from '../../server/platform/fetch/index.ts';
import { type RequestSigner, type Scheme, signRequest } from '../signatures/index.ts';
import { retryAfterSeconds, type Verdict, verdictOf } from './verdict.ts';

/** What is sent, by whom. `scheme` is how the receiver wants it signed, as far as is known. */
export type Post = {
  inboxUrl: string;
  body: string;
  signer: RequestSigner;
  scheme: Scheme | null;
};

export type Outcome = {
  verdict: Verdict;
  /** Whether the node was there and able to answer; undefined when it was not asked. */
  isHealthy?: boolean;
  /** The signature it took. */
  scheme?: Scheme;
  /** What went wrong, in words. */
  error?: string;
  retryAfterSeconds?: number;
};

const TOTAL_SECONDS = 10;
const MAX_ANSWER_BYTES = 64 * 2 ** 10;
const OTHER: Record<Scheme, Scheme> = { cavage: 'rfc9421', rfc9421: 'cavage' };

/**
 * Makes one attempt at a delivery. A node that is new here gets the old draft, the only one that PeerTube knows; one that
 * answers 401 gets the other. Throws only when `signal` cuts it.
 */
export async function post(fetch: Fetch, delivery: Post, signal: AbortSignal): Promise<Outcome> {
  const first = delivery.scheme ?? 'cavage';
  try {
    const answer = await send(fetch, delivery, first, signal);
    if (answer.status !== 401) return outcomeOf(answer, first);
    return outcomeOf(await send(fetch, delivery, OTHER[first], signal), OTHER[first]);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof Failure)) throw error;
    if (error.code === 'forbidden') return { verdict: 'refused', error: error.message }; // by this node's own guard
    return { verdict: 'failed', isHealthy: false, error: error.message };
  }
}

function outcomeOf({ status, headers }: Answer, scheme: Scheme): Outcome {
  const verdict = verdictOf(status);
  const isHealthy = verdict !== 'failed';
  if (verdict === 'delivered') return { verdict, isHealthy, scheme };
  const error = `The inbox answered with ${status}.`;
  return {
    verdict,
    isHealthy,
    error,
    retryAfterSeconds: retryAfterSeconds(headers['retry-after']),
  };
}

type Answer = { status: number; headers: IncomingHttpHeaders };

/** Sends, and reads what is answered only to let the connection serve again. */
async function send(
  fetch: Fetch,
  { inboxUrl, body, signer }: Post,
  scheme: Scheme,
  signal: AbortSignal,
): Promise<Answer> {
  const url = new URL(inboxUrl);
  const signature = await signRequest({ url, body, now: new Date() }, signer, scheme);
  const headers = {
    ...signature,
    'content-type': 'application/activity+json',
    accept: 'application/activity+json, application/ld+json',
  };
  const options = {
    method: 'POST' as const,
    body,
    headers: () => headers,
    maxBytes: MAX_ANSWER_BYTES,
    totalSeconds: TOTAL_SECONDS,
    signal,
  };
  let answer: Answer | undefined;
  try {
    return await fetch.pour(url, options, (answered) => {
      answer = answered;
      return readThrough;
    });
  } catch (error) {
    if (answer) return answer; // it was said; only the words after it were too many, or too slow
    throw error;
  }
}

async function readThrough(chunks: AsyncIterable<Buffer>): Promise<void> {
  for await (const _ of chunks);
}
