import {
  findAccountByUrl,
  findChannelByUrl,
  findPlaylistByUrl,
  findVideoByUrl,
} from '../../server/catalog/index.ts';
import { createCache } from '../../server/platform/cache.ts';
import { Failure } from '../../server/platform/errors.ts';
import type { Services } from '../../server/services.ts';
import { resolveActor } from '../actors/resolve-actor.ts';
import { fetchObject } from '../fetch/fetch-object.ts';
import { findByHandle } from '../fetch/web-finger.ts';
import { takePlaylistAt } from '../playlists/take-playlist.ts';
import { takeVideoAt } from '../videos/take-video.ts';

const REMEMBERED_SECONDS = 300; // also that there was nothing
const MAX_REMEMBERED = 2_000;
const MAX_AT_ONCE = 8;

const HANDLE = /^@?([^@\s/]{1,120})@([^@\s/]{1,260})$/;

/**
 * Takes in what an address or a handle of another node names: a video, a channel, an account or a playlist. Each is asked for
 * once in some minutes, and few at once; what cannot be had is as if it was not there.
 */
export function openLookUp(node: Services) {
  const asked = createCache<true>({ ttlSeconds: REMEMBERED_SECONDS, maxKeys: MAX_REMEMBERED });
  let underWay = 0;

  async function find(text: string): Promise<true> {
    if (underWay >= MAX_AT_ONCE) return true;
    underWay++;
    try {
      await takeIn(node, text);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
    } finally {
      underWay--;
    }
    return true;
  }

  return async (text: string): Promise<void> => {
    await asked.remember(text, () => find(text));
  };
}

async function takeIn(node: Services, text: string): Promise<void> {
  const [, name, host] = HANDLE.exec(text) ?? [];
  if (name && host) await resolveActor(node, await findByHandle(node, { name, host }));
  else if (!(await isKnown(node, text))) await takeAt(node, text);
}

async function isKnown({ db, publicUrl }: Services, url: string): Promise<boolean> {
  for (const find of [findVideoByUrl, findChannelByUrl, findPlaylistByUrl, findAccountByUrl])
    if (await find(db, publicUrl, url)) return true;
  return false;
}

/** What is there tells what it is, and is then fetched by its own id: an address may be that of its page. */
async function takeAt(node: Services, url: string): Promise<void> {
  const { id, type } = await fetchObject(node, url);
  if (type === 'Video') await takeVideoAt(node, id);
  else if (type === 'Playlist') await takePlaylistAt(node, id);
  else await resolveActor(node, id);
}
