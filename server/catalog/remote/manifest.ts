import * as z from 'zod';

import type { Db } from '../../platform/db.ts';
import { defineEvent } from '../../platform/events.ts';
import { lockManifest, putManifest } from './manifest-queries.ts';
import type { RemoteManifest } from './signed-files.ts';

/** Files of another node's video are not to be had as it told: it may tell of others now. */
export const remoteDoubted = defineEvent(
  'remote.doubted',
  z.object({ videoId: z.int().positive() }),
);

/** Keeps what a node signed for; what is older than what is known changes nothing. Tells whether it was kept. */
export async function takeRemoteManifest(tx: Db, manifest: RemoteManifest): Promise<boolean> {
  const known = await lockManifest(tx, manifest.videoId);
  if (known && known.issuedAt > manifest.issuedAt) return false;
  await putManifest(tx, manifest);
  return true;
}
