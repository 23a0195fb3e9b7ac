import type { Db } from '../platform/db.ts';
import type { Origin } from './actor-json.ts';
import { nearestCopy } from './copies/copy-directory.ts';
import { keptBeside } from './copies/queries.ts';
import type { DomainPolicy } from './domain-tables.ts';
import { storyboardJson } from './playlist-json.ts';
import { remoteStoryboardJson } from './remote/media-json.ts';
import { findRemoteMedia } from './remote/media-queries.ts';
import { findStoryboard } from './video-queries.ts';

type Row = { video: { id: number; uuid: string; url: string | null }; policy: DomainPolicy | null };

/** The sprites of a video's seek bar: one, or none. Those of a node whose media are not offered neither. */
export async function storyboardsOf(
  db: Db,
  node: Origin,
  { video: { id, uuid, url }, policy }: Row,
) {
  if (policy === 'no-media') return [];
  if (url !== null) {
    const media = await findRemoteMedia(db, id);
    if (!media?.storyboard) return [];
    const at = nearestCopy(node, uuid, await keptBeside(db, id));
    return [remoteStoryboardJson(media.storyboard, at)];
  }
  const storyboard = await findStoryboard(db, id);
  return storyboard ? [storyboardJson(node, storyboard)] : [];
}
