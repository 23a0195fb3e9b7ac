import type { Handling } from '../inbox/handling.ts';
import { followsHost } from './queries.ts';

/** Whose copies this node tells players of (`MIRRORS_FROM`). */
export async function isWelcomeMirror(
  { db, config }: Pick<Handling, 'db' | 'config'>,
  host: string,
): Promise<boolean> {
  if (config.mirrorsFrom === 'followings') return followsHost(db, host);
  return config.mirrorsFrom === 'anybody';
}
