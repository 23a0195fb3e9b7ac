import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import type { Origin } from '../actor-json.ts';
import { findReadable } from './access.ts';
import { OfPlaylist } from './forms.ts';
import { presentPlaylists } from './lists.ts';

/** The playlist as those who are not signed in see it; undefined when they do not. */
export async function findOpenPlaylist(db: Db, node: Origin, id: string) {
  if (!OfPlaylist.safeParse({ id }).success) return undefined;
  const row = await findReadable(db, id, undefined).catch((error: unknown) => {
    if (error instanceof Failure) return undefined;
    throw error;
  });
  return row && (await presentPlaylists(db, node, [row]))[0];
}

export type OpenPlaylist = NonNullable<Awaited<ReturnType<typeof findOpenPlaylist>>>;
