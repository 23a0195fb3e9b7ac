import type { Db } from '../../platform/db.ts';
import { announceChange } from '../change-queries.ts';
import { lockVideo } from '../video-queries.ts';
import { insertTorrent, type NewTorrent } from './torrent-queries.ts';

/** Records the torrent of a stored file of a video, unless that is deleted. Safe to repeat: the first one stays. */
export async function addTorrent(tx: Db, videoUuid: string, torrent: NewTorrent): Promise<void> {
  if (!(await lockVideo(tx, torrent.videoId))) return;
  if (await insertTorrent(tx, torrent)) await announceChange(tx, videoUuid);
}
