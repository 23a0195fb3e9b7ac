import { forgetBlob } from '../../platform/blobs.ts';
import { Failure } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import type { Answer, Fetch } from '../../platform/fetch/index.ts';
import { defineJob } from '../../platform/jobs.ts';
import { append, partState, removePart } from '../../platform/resumable/part-file.ts';
import { whileRoom } from '../../platform/resumable/while-room.ts';
import { sha256Of } from '../sha256.ts';
import { archiveImported, ImportRef } from './events.ts';
import { ImportState } from './import-state.ts';
import { failReceiving, findUpload, type UserImport } from './queries.ts';
import { archiveKey, complete, offsetOf, partOf, type Receiving } from './receive-archive.ts';

type Node = Pick<Receiving, 'db' | 'storage' | 'config'> & { fetch: Fetch };
type Running = Node & { signal: AbortSignal };

const TOTAL_SECONDS = 11 * 3_600;

/**
 * Fetches an archive from where its user may have it. What has come stays, over kills and breaks, and the rest is asked
 * for; the whole must come to the digest that was told at first.
 */
export const fetchArchive = defineJob<Node>()({
  name: 'portability.fetch-archive',
  payload: ImportRef,
  attempts: 30,
  timeoutMinutes: 12 * 60,
  async run({ uploadId }, node) {
    const row = await findUpload(node.db, uploadId);
    if (row?.state !== ImportState.receiving || row.sourceUrl === null) return;
    const file = partOf(node, row);
    const isStored = (await partState(file)) === undefined && (await offsetOf(node, row)) > 0;
    if (!isStored) await fetchWhole(node, row, file);
    await complete(node, { id: row.userId }, row);
  },
  gaveUp: ({ importId, uploadId }, reason, { db }) =>
    db.transaction(async (tx) => {
      if (!(await failReceiving(tx, importId, reason))) return;
      await forgetBlob(tx, archiveKey(uploadId));
      await emit(tx, archiveImported, { importId });
    }),
});

async function fetchWhole(node: Running, row: UserImport, file: string): Promise<void> {
  await fetchRest(node, row, file).catch(goOn);
  if ((await sha256Of(file)) === row.sha256) return;
  await removePart(file);
  throw new Error('another archive came than was told of');
}

/** A break of the connection is no end: this is tried again, as a `Failure` would not be. */
function goOn(error: unknown): never {
  throw error instanceof Failure ? new Error(error.message) : error;
}

async function fetchRest(node: Running, row: UserImport, file: string): Promise<void> {
  const offset = (await partState(file))?.sizeBytes ?? 0;
  if (offset >= row.sizeBytes) return;
  const headers = { range: `bytes=${offset}-`, 'if-range': `"${row.sha256}"` };
  const options = {
    headers: () => headers,
    maxBytes: row.sizeBytes - offset,
    totalSeconds: TOTAL_SECONDS,
    signal: node.signal,
  };
  await node.fetch.pour(new URL(row.sourceUrl!), options, (answer) => async (body) => {
    if (!continues(answer, offset)) throw new Error(`its node answered with ${answer.status}`);
    await append(file, offset, whileRoom(node.storage, body));
  });
}

/** Whether an answer goes on where the file ends. */
const continues = ({ status, headers }: Answer, offset: number): boolean =>
  offset === 0
    ? status === 200
    : status === 206 && headers['content-range']?.startsWith(`bytes ${offset}-`) === true;
