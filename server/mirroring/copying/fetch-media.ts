import { Failure } from '../../platform/errors.ts';
import { remoteFailed } from '../../platform/fetch/failure.ts';
import type { Fetch } from '../../platform/fetch/index.ts';
import type { Log } from '../../platform/log.ts';
import { removePart } from '../../platform/resumable/part-file.ts';
import { fetchFile } from './fetch-file.ts';
import type { HashList } from './hash-lists.ts';
import { type Source, sourcesInOrder } from './sources.ts';
import { cutAfterTrue, isTrue } from './verify.ts';

type Wanted = {
  part: string;
  sizeBytes: number;
  lists: HashList[];
  /** The one of them that is of its torrent, and so of every byte. */
  pieces: HashList | undefined;
  sources: Source[];
  signal: AbortSignal;
};

type Tools = { fetch: Fetch; log: Log; setAside: (source: Source) => Promise<void> };

/**
 * Fetches a file until its bytes are true, from one source after the other, each going on with the pieces of its torrent
 * that have come. What is false is thrown away and its source set aside. Fails with what the last source failed with.
 */
export async function fetchMedia({ fetch, log, setAside }: Tools, wanted: Wanted): Promise<void> {
  const { part, lists, pieces, signal } = wanted;
  let failure = remoteFailed('There is nobody to fetch it from.');
  for (const source of sourcesInOrder(wanted.sources, pieces !== undefined)) {
    if (source.mirrorId !== null && lists.length === 0) continue;
    if (lists.length === 0) await removePart(part); // what came before a crash could not be told from it
    const problem = await fetchFrom(fetch, source, wanted);
    if (!problem && (await isTrue(part, lists, signal))) return;
    if (await dropFalse(wanted, !problem)) await setAside(source);
    const { host } = source.url;
    failure = problem ?? remoteFailed(`${host} sent bytes that are not of this file.`);
    log.warn({ host, error: failure.message }, 'a file could not be mirrored');
  }
  throw failure;
}

/** What has kept the rest of a file from coming, if anything has. */
async function fetchFrom(
  fetch: Fetch,
  { url, mirrorId }: Source,
  { part, sizeBytes, pieces, signal }: Wanted,
): Promise<Failure | undefined> {
  const isSpare = mirrorId !== null && pieces !== undefined;
  try {
    await fetchFile(fetch, { url, part, sizeBytes, signal, isSpare });
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof Failure)) throw error;
    return error;
  }
}

/** Throws away what is false of a part, all of it where nothing tells which; says whether anything was. */
async function dropFalse({ part, pieces, signal }: Wanted, isWhole: boolean): Promise<boolean> {
  if (pieces && (await cutAfterTrue(part, pieces, signal))) return true;
  if (isWhole) await removePart(part);
  return isWhole;
}
