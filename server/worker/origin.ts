import { createWriteStream, openAsBlob } from 'node:fs';
import { pipeline } from 'node:stream/promises';

import * as z from 'zod';

import type { Fetch } from '../platform/fetch/index.ts';
import { whileRoom } from '../platform/resumable/while-room.ts';
import type { Storage } from '../platform/storage.ts';

/** An origin said no, with this status. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;

  constructor(status: number, path: string) {
    super(`the origin answered ${path} with ${status}`);
    this.status = status;
  }
}

const NOT_NOW = new Set([408, 425, 429]);

/** Whether an origin has said no for good: it will not say yes later. */
export const isRefusal = (error: unknown): boolean =>
  error instanceof Refused &&
  error.status >= 400 &&
  error.status < 500 &&
  !NOT_NOW.has(error.status);

type Around = { fetch: Fetch; storage: Pick<Storage, 'requireRoom'> };

const ANSWER_MAX_BYTES = 2 ** 20;
const SOURCE_MAX_BYTES = 256 * 2 ** 30;
const TRANSFER_SECONDS = 6 * 3600;

const asJson = (said: object) => ({
  method: 'POST' as const,
  headers: () => ({ 'content-type': 'application/json' }),
  body: JSON.stringify(said),
});

export type Origin = ReturnType<typeof openOrigin>;

/** The runner API of the node at an address (contract § Runner Jobs). Everything fails with `Refused`, or when nobody answers. */
export function openOrigin(url: URL, { fetch, storage }: Around) {
  const at = (path: string) => new URL(`/api/v1/runners${path}`, url);
  return {
    url,

    async post<S extends z.ZodType>(path: string, said: object, answer: S): Promise<z.output<S>> {
      const asked = { ...asJson(said), maxBytes: ANSWER_MAX_BYTES };
      const { status, body } = await fetch.fetch(at(path), asked);
      if (status >= 300) throw new Refused(status, path);
      return answer.parse(body.length === 0 ? undefined : JSON.parse(body.toString()));
    },

    /**
     * Fetches a file of a job into a new one. Wherever its address points, the origin alone is asked: the tokens are for it.
     * Fails with `insufficient_storage` where the disk has no room for it.
     */
    async download(file: string, to: string, tokens: object, signal: AbortSignal): Promise<void> {
      const source = new URL('/', url);
      source.pathname = new URL(file).pathname; // as a relative address, `//host/` would be another host
      const bounds = { maxBytes: SOURCE_MAX_BYTES, totalSeconds: TRANSFER_SECONDS, signal };
      await fetch.pour(
        source,
        { ...asJson(tokens), ...bounds },
        ({ status, headers }) =>
          async (body) => {
            if (status < 200 || status > 299) throw new Refused(status, source.pathname);
            await storage.requireRoom(Number(headers['content-length'] ?? 0));
            await pipeline(whileRoom(storage, body), createWriteStream(to, { flags: 'wx' }));
          },
      );
    },

    /** Brings files as the result of a job: by their field, where each lies. */
    async bring(
      path: string,
      { tokens, files }: { tokens: Record<string, string>; files: Record<string, string> },
      signal: AbortSignal,
    ): Promise<void> {
      const form: Record<string, string | Blob> = { ...tokens };
      for (const [field, file] of Object.entries(files))
        form[`payload[${field}]`] = await openAsBlob(file);
      const bounds = { maxBytes: ANSWER_MAX_BYTES, totalSeconds: TRANSFER_SECONDS, signal };
      const { status } = await fetch.fetch(at(path), { method: 'POST', form, ...bounds });
      if (status < 200 || status > 299) throw new Refused(status, path);
    },
  };
}
