import { Failure } from '../../../platform/errors.ts';
import type { Claimed } from '../end-import.ts';
import type { Running } from '../running.ts';
import { parseMagnet, type Magnet, type Sources } from './magnet.ts';
import { type Described, readMetainfo } from './metainfo.ts';
import { askPeers } from './peers/ask-peers.ts';
import { findMetainfo, keepMetainfo } from './queries.ts';

const METAINFO_MAX_BYTES = 4 * 2 ** 20;

/**
 * What is known of the torrent of an import: what its `.torrent` says, or for a magnet address what is told at the addresses
 * in it, or by peers. Once known it is kept. Fails with `remote_failed` when nobody tells.
 */
export async function describeTorrent(
  node: Running,
  { id, magnetUri }: Pick<Claimed, 'id' | 'magnetUri'>,
): Promise<Described & Sources> {
  const magnet = magnetUri === null ? undefined : parseMagnet(magnetUri);
  const known = await findMetainfo(node.db, id);
  if (!known && !magnet) throw new Failure('not_found', 'The torrent of this import is gone.');
  const metainfo = known ?? (await learnMetainfo(node, magnet!));
  const told = readMetainfo(metainfo);
  if (!known) await keepMetainfo(node.db, id, metainfo);
  const both = (kind: keyof Sources) => [...new Set([...(magnet?.[kind] ?? []), ...told[kind]])];
  return { ...told, trackers: both('trackers'), webSeeds: both('webSeeds') };
}

async function learnMetainfo(node: Running, magnet: Magnet): Promise<Buffer> {
  const { infoHash, trackers } = magnet;
  const isIt = (bytes: Buffer) => readsAs(bytes) === infoHash;
  for (const address of magnet.metainfos) {
    const bytes = await fetchMetainfo(node, address);
    if (bytes && isIt(bytes)) return bytes;
  }
  const asked = { fetch: node.fetch, signal: node.signal, infoHash, trackers, leftBytes: 1 };
  const told = await askPeers({ kind: 'info', infoHash }, asked);
  if (told && isIt(told)) return told;
  throw new Failure('remote_failed', 'Peers describe another torrent than this one.');
}

/** Undefined when it cannot be had there: others may know. */
async function fetchMetainfo({ fetch, signal }: Running, address: string) {
  const url = URL.parse(address);
  if (!url) return undefined;
  const options = { plainHttp: true, maxBytes: METAINFO_MAX_BYTES, signal };
  const { status, body } = await fetch.fetch(url, options).catch((error: unknown) => {
    signal.throwIfAborted();
    if (error instanceof Failure) return { status: 0, body: Buffer.alloc(0) };
    throw error;
  });
  return status === 200 ? body : undefined;
}

function readsAs(bytes: Buffer): string | undefined {
  try {
    return readMetainfo(bytes).infoHash;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
