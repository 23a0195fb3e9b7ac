import { findUser } from '../../identity/index.ts';
import { findBlob, forgetBlob } from '../../platform/blobs.ts';
import { Failure } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { openArchive } from './archive/open-archive.ts';
import { bringIn } from './bring-in.ts';
import type { Doings } from './doings.ts';
import { archiveImported } from './events.ts';
import { ImportState } from './import-state.ts';
import type { Importing, ImportNode } from './importing.ts';
import { setEnded, takeImport, type UserImport } from './queries.ts';
import { archiveKey } from './receive-archive.ts';
import type { Tally } from './tally.ts';

const MAX_STARTS = 5; // what brings a process down so often is not tried again

type Running = ImportNode & { signal: AbortSignal };
type Ref = { importId: number; uploadId: string };

/**
 * Brings an import to its end. What is wrong with the archive ends it in words; rejects only when another run may do
 * better.
 */
export async function runImport<Node extends Running>(
  node: Node,
  doings: Doings<Node>,
  ref: Ref,
): Promise<void> {
  const row = await takeImport(node.db, ref.importId);
  if (!row) return forgetArchive(node, ref);
  try {
    if (row.starts > MAX_STARTS)
      throw new Failure('unavailable', 'This archive could not be read.');
    await end(node, ref, { state: ImportState.completed, tally: await read(node, doings, row) });
  } catch (error) {
    if (node.signal.aborted || !(error instanceof Failure)) throw error;
    await failImport(node, ref, error.message);
  }
}

async function read<Node extends Running>(
  node: Node,
  doings: Doings<Node>,
  { userId, uploadId, intoChannelId, channelName }: UserImport,
): Promise<Tally> {
  const { db, storage, signal } = node;
  const user = await findUser(db, userId);
  const blob = await findBlob(db, archiveKey(uploadId));
  if (!user || !blob) throw new Failure('not_found', 'This archive is not here any more.');
  using archive = await openArchive(storage.localPath(blob), signal);
  const takeFile: Importing['doings']['takeFile'] = (file) => doings.takeFile(node, user, file);
  const broughtIn = new Map<string, number>();
  const bound = { ...doings, takeFile };
  const only =
    intoChannelId === null || channelName === null
      ? undefined
      : { channelId: intoChannelId, name: channelName };
  return await bringIn({ node, signal, user, archive, uploadId, only, doings: bound, broughtIn });
}

/** Ends an import that did not succeed, with the reason in words. Safe to repeat. */
export const failImport = (node: ImportNode, ref: Ref, error: string): Promise<void> =>
  end(node, ref, { state: ImportState.errored, error });

/** The archive goes with the end of its import. */
const end = ({ db }: ImportNode, ref: Ref, ending: Parameters<typeof setEnded>[2]): Promise<void> =>
  db.transaction(async (tx) => {
    await forgetBlob(tx, archiveKey(ref.uploadId));
    const { importId } = ref;
    if (await setEnded(tx, importId, ending)) await emit(tx, archiveImported, { importId });
  });

const forgetArchive = ({ db }: ImportNode, { uploadId }: Ref): Promise<void> =>
  db.transaction((tx) => forgetBlob(tx, archiveKey(uploadId)));
