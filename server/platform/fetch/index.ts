import { open, rm } from 'node:fs/promises';
import type { IncomingHttpHeaders } from 'node:http';
import { pipeline } from 'node:stream/promises';

import { guardedAgents } from './agents.ts';
import { drain, type Sink } from './body.ts';
import { openClient, type Request, type StepSeconds } from './client.ts';
import { type EgressBounds, openEgress } from './egress.ts';
import { explainFailure, remoteFailed } from './failure.ts';
import { type Guard, reachableAddresses, requireReachable, withPlainHttp } from './guard.ts';
import { follow } from './redirects.ts';

export type { Egress } from './egress.ts';
export { ANYWHERE, type Guard, PUBLIC_INTERNET } from './guard.ts';

export type FetchOptions = Request & {
  /** The most an answer may have, decoded. */
  maxBytes: number;
  /** From the call to the last byte. */
  totalSeconds?: number;
  signal?: AbortSignal;
};

/** `url` is where the answer came from, after redirects. */
export type Answer = { status: number; url: URL; headers: IncomingHttpHeaders };

export type Fetch = ReturnType<typeof openFetch>;

const TOTAL_SECONDS = 30;

/**
 * The one way out to other hosts. Every connection, those of redirects too, goes only where the guard allows, within
 * limits of time and size, and carries no credentials. Fails with `forbidden` (not allowed there), `too_large`, or
 * `remote_failed` (no usable answer). An answer that tells of an error is an answer.
 */
export function openFetch(
  guard: Guard,
  { publicUrl, seconds }: { publicUrl: URL; seconds?: Partial<StepSeconds> },
) {
  const { send, close } = openClient(guard, publicUrl, seconds);

  const run = async (url: URL, options: FetchOptions, sinkFor: (answer: Answer) => Sink) => {
    const { maxBytes, totalSeconds = TOTAL_SECONDS, signal: stopped } = options;
    const signals = [AbortSignal.timeout(totalSeconds * 1000), ...(stopped ? [stopped] : [])];
    const signal = AbortSignal.any(signals);
    try {
      const { body, ...answer } = await follow(send, url, options, signal);
      await drain(body, answer.headers, sinkFor(answer), { maxBytes, signal });
      return answer;
    } catch (error) {
      stopped?.throwIfAborted();
      throw explainFailure(url.host, error);
    }
  };

  return {
    /** Fetches into memory. */
    async fetch(url: URL, options: FetchOptions): Promise<Answer & { body: Buffer }> {
      const chunks: Buffer[] = [];
      const answer = await run(url, options, () => async (body) => {
        for await (const chunk of body) chunks.push(chunk);
      });
      return { ...answer, body: Buffer.concat(chunks) };
    },

    /** Fetches into a new file, which stays only if all of it came. Any status but a success fails. */
    async download(url: URL, file: string, options: FetchOptions): Promise<Answer> {
      await using handle = await open(file, 'wx');
      try {
        return await run(url, options, ({ status, url: { host } }) => async (body) => {
          if (status < 200 || status > 299) throw remoteFailed(`${host} answered with ${status}.`);
          await pipeline(body, handle.createWriteStream());
        });
      } catch (error) {
        await rm(file);
        throw error;
      }
    },

    /** Passes the body on, as it comes, to the sink that is chosen by the answer's status and headers. */
    pour: run,

    /** Fails with `forbidden` for what could not be fetched anyway: to be told before a job tries. */
    requireReachable: (url: URL, { plainHttp = false }: Pick<Request, 'plainHttp'> = {}) =>
      requireReachable(plainHttp ? withPlainHttp(guard) : guard, url),

    /** Whether an IP address may be connected to. */
    allowsAddress: (address: string) => guard.allowsAddress(address),

    /** The addresses of a name that may be connected to; an address is its own. For what is no HTTP. */
    reachableAddresses: (hostname: string) => reachableAddresses(guard, hostname),

    /** Agents for a library that connects by itself, to URLs that `requireReachable` let pass. */
    openAgents: () => guardedAgents(guard),

    /** A proxy for a program of another's: it lets out what a fetch may reach, and nothing else. */
    openEgress: (bounds: EgressBounds) => openEgress(withPlainHttp(guard), bounds),

    close,
  };
}
