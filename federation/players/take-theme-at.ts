import { setRemoteTheme } from '../../server/catalog/index.ts';
import { fetchObject, type Reaching } from '../fetch/fetch-object.ts';
import { ForeignPlayerSettings } from '../vocabulary/incoming/player-settings.ts';

/**
 * Takes how the players of a video, or of a channel's videos, look, from where that itself says it is told; what are no such
 * settings changes nothing. Fails as `fetchObject` does.
 */
export async function takeThemeAt(
  node: Reaching,
  url: string,
  of: Parameters<typeof setRemoteTheme>[1],
): Promise<void> {
  const settings = ForeignPlayerSettings.safeParse(await fetchObject(node, url)).data;
  if (settings) await setRemoteTheme(node.db, of, settings.theme);
}
