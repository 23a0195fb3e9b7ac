import { Failure } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import type { Fetch } from '../../platform/fetch/index.ts';
import { archiveAnnounced } from './events.ts';
import type { OneChannel } from './importing.ts';
import { setSource } from './queries.ts';
import { beginArchive, type Receiving } from './receive-archive.ts';

type Node = Pick<Receiving, 'db' | 'storage' | 'config'> & { fetch: Fetch };

const DIGEST = /^sha-256=:([A-Za-z0-9+/]{43}=):$/;

/**
 * Has this node fetch the archive of a user from where another one gives it to them, whole however often that breaks off.
 * `url` opens it by itself. `only`: all that is wanted of it is one channel. Fails with `remote_failed` when there is none, or its digest (RFC 9530) is not told, and as
 * `beginArchive` does.
 */
export async function announceArchive(
  node: Node,
  { userId, url, only }: { userId: number; url: URL; only?: OneChannel },
): Promise<{ id: number }> {
  const { status, headers } = await node.fetch.fetch(url, { method: 'HEAD', maxBytes: 0 });
  const sizeBytes = Number(headers['content-length'] ?? 0);
  const [, sha256] = DIGEST.exec(String(headers['repr-digest'] ?? '')) ?? [];
  if (status !== 200 || !sha256 || !Number.isSafeInteger(sizeBytes) || sizeBytes <= 0)
    throw new Failure('remote_failed', `${url.host} has no archive at this address.`);
  const { row } = await beginArchive(node, userId, { filename: sha256, sizeBytes });
  await node.db.transaction(async (tx) => {
    const [intoChannelId, channelName] = [only?.channelId ?? null, only?.name ?? null];
    await setSource(tx, row.id, { sourceUrl: url.href, sha256, intoChannelId, channelName });
    await emit(tx, archiveAnnounced, { importId: row.id, uploadId: row.uploadId });
  });
  return { id: row.id };
}
