import { Failure } from '../platform/errors.ts';
import { remoteFailed } from '../platform/fetch/failure.ts';
import type { Fetch } from '../platform/fetch/index.ts';
import type { Log } from '../platform/log.ts';
import { removePart } from '../platform/resumable/part-file.ts';
import { fetchFile } from './fetch-file.ts';
import type { HashList } from './hash-lists.ts';
import { isTrue } from './verify.ts';

/** Where a file can be had: at its own node, or at one that keeps a copy, which is believed only what can be checked. */
export type Source = { url: URL; mirrorId: number | null };

type Wanted = {
  part: string;
  sizeBytes: number;
  lists: HashList[];
  sources: Source[];
  signal: AbortSignal;
};

type Tools = { fetch: Fetch; log: Log; setAside: (source: Source) => Promise<void> };

/**
 * Fetches a file until its bytes are true: from its own node, else from others that keep it. A copy that is false is thrown
 * away and its source set aside. Fails with what the last source failed with.
 */
export async function fetchMedia({ fetch, log, setAside }: Tools, wanted: Wanted): Promise<void> {
  const { part, sizeBytes, lists, sources, signal } = wanted;
  let failure: unknown = remoteFailed('There is nobody to fetch it from.');
  for (const source of sources) {
    if (source.mirrorId !== null && lists.length === 0) continue;
    try {
      if (lists.length === 0) await removePart(part); // what came before a crash could not be told from it
      await fetchFile(fetch, { url: source.url, part, sizeBytes, signal });
      if (await isTrue(part, lists, signal)) return;
      await removePart(part);
      await setAside(source);
      throw remoteFailed(`${source.url.host} sent bytes that are not of this file.`);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof Failure)) throw error;
      log.warn({ host: source.url.host, error: error.message }, 'a file could not be mirrored');
      failure = error;
    }
  }
  throw failure;
}
