import { invalid } from '../../platform/errors.ts';
import type { CustomConfig } from './custom-config.ts';

type Contradiction = { field: string; why: string; isThere(config: CustomConfig): boolean };

const CONTRADICTIONS: Contradiction[] = [
  {
    field: 'transcoding.hls.enabled',
    why: 'Should transcode into one format at least',
    isThere: ({ transcoding: { enabled, hls, webVideos } }) =>
      enabled && !hls.enabled && !webVideos.enabled,
  },
  {
    field: 'videoStudio.enabled',
    why: 'Needs transcoding.enabled',
    isThere: ({ videoStudio, transcoding }) => videoStudio.enabled && !transcoding.enabled,
  },
  {
    field: 'import.videoChannelSynchronization.enabled',
    why: 'Needs import.videos.http.enabled',
    isThere: ({ import: { videoChannelSynchronization, videos } }) =>
      videoChannelSynchronization.enabled && !videos.http.enabled,
  },
];

/**
 * Refuses settings that are well-formed each and make no sense together (contract § PUT config/custom), and groups that
 * are sent empty: something was left out. Fails with `invalid`.
 */
export function requireSense(
  config: CustomConfig,
  change: object,
  mail: { enabled: boolean },
): void {
  const empty = emptyGroup(change);
  if (empty) throw invalid(empty, 'Should have fields');
  const { enabled, requiresEmailVerification } = config.signup;
  if (enabled && requiresEmailVerification && !mail.enabled)
    throw invalid('signup.requiresEmailVerification', 'This node sends no mail');
  const found = CONTRADICTIONS.find(({ isThere }) => isThere(config));
  if (found) throw invalid(found.field, found.why);
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
