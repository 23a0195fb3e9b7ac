import { openAsBlob } from 'node:fs';

import * as z from 'zod';

import type { Fetch } from '../platform/fetch/index.ts';

/** An origin said no, with this status: 4xx mean that it will not say yes later. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;

  constructor(status: number, path: string) {
    super(`the origin answered ${path} with ${status}`);
    this.status = status;
  }
}

const ANSWER_MAX_BYTES = 2 ** 20;
const SOURCE_MAX_BYTES = 256 * 2 ** 30;
const TRANSFER_SECONDS = 6 * 3600;
const saysJson = () => ({ 'content-type': 'application/json' });

export type Origin = ReturnType<typeof openOrigin>;

/** The runner API of the node at an address (contract § Runner Jobs). Everything fails with `Refused`, or when nobody answers. */
export function openOrigin(url: URL, { fetch }: { fetch: Fetch }) {
  const at = (path: string) => new URL(`/api/v1/runners${path}`, url);
  return {
    url,

    async post<S extends z.ZodType>(path: string, said: object, answer: S): Promise<z.output<S>> {
      const { status, body } = await fetch.fetch(at(path), {
        method: 'POST',
        headers: saysJson,
        body: JSON.stringify(said),
        maxBytes: ANSWER_MAX_BYTES,
      });
      if (status >= 300) throw new Refused(status, path);
      return answer.parse(body.length === 0 ? undefined : JSON.parse(body.toString()));
    },

    /** Fetches a file of a job. Wherever its address points, the origin alone is asked: the tokens are for it. */
    async download(file: string, to: string, tokens: object, signal: AbortSignal): Promise<void> {
      await fetch.download(new URL(new URL(file).pathname, url), to, {
        method: 'POST',
        headers: saysJson,
        body: JSON.stringify(tokens),
        maxBytes: SOURCE_MAX_BYTES,
        totalSeconds: TRANSFER_SECONDS,
        signal,
      });
    },

    /** Brings files as the result of a job: by their field, where each lies. */
    async bring(
      path: string,
      { tokens, files }: { tokens: Record<string, string>; files: Record<string, string> },
      signal: AbortSignal,
    ): Promise<void> {
      const form = new FormData();
      for (const [field, value] of Object.entries(tokens)) form.append(field, value);
      for (const [field, file] of Object.entries(files))
        form.append(`payload[${field}]`, await openAsBlob(file), field);
      const limit = AbortSignal.any([signal, AbortSignal.timeout(TRANSFER_SECONDS * 1000)]);
      const answer = await globalThis.fetch(at(path), {
        method: 'POST',
        body: form,
        signal: limit,
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Refused(answer.status, path);
    },
  };
}
