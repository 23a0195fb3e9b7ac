import { findVideoByUrl, findWatchable } from '../../catalog/index.ts';
import type { User } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import type { Storage } from '../../platform/storage.ts';
import type { Archive } from './archive/open-archive.ts';
import type { Doings } from './doings.ts';

/** What ingest needs of the node is its own affair: it is handed on. */
export type ImportNode = { db: Db; storage: Storage; publicUrl: URL };

/** A channel of an archive, by its name in it, and the channel of this node it comes into. */
export type OneChannel = { name: string; channelId: number };

/** An archive on its way into an account. */
export type Importing = {
  node: ImportNode;
  signal: AbortSignal;
  user: User;
  archive: Archive;
  uploadId: string;
  /** The one channel that is wanted of it; all is without one. */
  only?: OneChannel | undefined;
  doings: Omit<Doings<ImportNode>, 'takeFile'> & {
    takeFile: (
      file: Parameters<Doings<ImportNode>['takeFile']>[2],
    ) => Promise<{ id: number; uuid: string }>;
  };
  /** Videos of the archive that are here now, by what they are called in it. */
  broughtIn: Map<string, number>;
};

/** The video a document names, if it came with the archive or is known here, of whichever node, and the user may watch it. */
export async function findNamed(
  { node, user, broughtIn }: Importing,
  videoUrl: string,
): Promise<number | undefined> {
  const known = broughtIn.get(videoUrl);
  if (known !== undefined) return known;
  const found = await findVideoByUrl(node.db, node.publicUrl, videoUrl);
  if (!found) return undefined;
  try {
    return (await findWatchable(node.db, found.video.uuid, user)).video.id;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}
