import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';

import { Agent, FormData, request as sendOne } from 'undici';

import { ACCEPT_ENCODING } from './body.ts';
import { type Guard, guardedLookup, requireAllowed, withPlainHttp } from './guard.ts';

export type Request = {
  method?: 'GET' | 'HEAD' | 'POST';
  /** Made anew for each hop, so that a signature fits the URL it is sent to. */
  headers?: (url: URL) => Record<string, string> | Promise<Record<string, string>>;
  body?: string | Buffer;
  /** Fields to send as a form in the place of a body; files are read as they are sent. */
  form?: Record<string, string | Blob>;
  /** Whether plain http will do: for what anybody may read, and whose bytes are not believed anyway. */
  plainHttp?: boolean;
};

export type Response = { statusCode: number; headers: IncomingHttpHeaders; body: Readable };

/** Sends one request to one URL, or refuses to. */
export type Send = (url: URL, request: Request, signal: AbortSignal) => Promise<Response>;

/** How long the steps of an exchange may take, and how long a connection stays open after it, whatever the other side wishes. */
export type StepSeconds = { connect: number; firstByte: number; idle: number; kept: number };

const STEP_SECONDS: StepSeconds = { connect: 5, firstByte: 10, idle: 10, kept: 10 };
const MAX_HEADER_BYTES = 16 * 2 ** 10;
const MAX_CONNECTIONS_PER_HOST = 10;

/** Sends single requests, within the guard's bounds and those of time, saying who this node is. */
export function openClient(guard: Guard, publicUrl: URL, seconds: Partial<StepSeconds> = {}) {
  const limits = { ...STEP_SECONDS, ...seconds };
  const agent = new Agent({
    connect: { lookup: guardedLookup(guard), timeout: limits.connect * 1000 },
    autoSelectFamily: true,
    headersTimeout: limits.firstByte * 1000,
    bodyTimeout: limits.idle * 1000,
    keepAliveMaxTimeout: limits.kept * 1000,
    maxHeaderSize: MAX_HEADER_BYTES,
    connections: MAX_CONNECTIONS_PER_HOST,
    allowH2: false,
  });
  const common = {
    'user-agent': `Tributary (+${publicUrl.origin})`,
    'accept-encoding': ACCEPT_ENCODING,
  };
  const send: Send = async (url, request, signal) => {
    const { method = 'GET', headers, plainHttp } = request;
    requireAllowed(plainHttp ? withPlainHttp(guard) : guard, url);
    const all = { ...common, ...(await headers?.(url)) };
    return sendOne(url, { dispatcher: agent, method, headers: all, body: bodyOf(request), signal });
  };
  return { send, close: () => agent.destroy() };
}

function bodyOf({ body, form }: Request) {
  if (form === undefined) return body ?? null;
  const fields = new FormData();
  for (const [name, value] of Object.entries(form)) {
    if (typeof value === 'string') fields.append(name, value);
    else fields.append(name, value, name);
  }
  return fields;
}
