import { invalid } from '../../platform/errors.ts';
import type { CustomConfig } from './custom-config.ts';

/**
 * Refuses settings that are well-formed each and make no sense together (contract § PUT config/custom), and groups that
 * are sent empty: something was left out. Fails with `invalid`.
 */
export function requireSense(
  { signup, transcoding, import: imports }: CustomConfig,
  change: object,
  mail: { enabled: boolean },
): void {
  const empty = emptyGroup(change);
  if (empty) throw invalid(empty, 'Should have fields');
  if (signup.enabled && signup.requiresEmailVerification && !mail.enabled) {
    throw invalid('signup.requiresEmailVerification', 'This node sends no mail');
  }
  if (transcoding.enabled && !transcoding.hls.enabled && !transcoding.webVideos.enabled) {
    throw invalid('transcoding.hls.enabled', 'Should transcode into one format at least');
  }
  if (imports.videoChannelSynchronization.enabled && !imports.videos.http.enabled) {
    throw invalid('import.videoChannelSynchronization.enabled', 'Needs import.videos.http.enabled');
  }
}

function emptyGroup(change: object): string | undefined {
  for (const [name, value] of Object.entries(change)) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    if (Object.keys(value).length === 0) return name;
    const within = emptyGroup(value);
    if (within) return `${name}.${within}`;
  }
  return undefined;
}
