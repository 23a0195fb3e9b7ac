import type { Phase } from './upload.svelte.ts';

interface Quota {
  videoQuota: number;
  videoQuotaDaily: number;
}

interface Used {
  videoQuotaUsed: number;
  videoQuotaUsedDaily: number;
}

/** How many bytes somebody may still upload, now; null where nothing limits them. Quotas below zero are none. */
export function spaceLeft(
  { videoQuota, videoQuotaDaily }: Quota,
  { videoQuotaUsed, videoQuotaUsedDaily }: Used,
): number | null {
  const left = [
    [videoQuota, videoQuotaUsed],
    [videoQuotaDaily, videoQuotaUsedDaily],
  ].flatMap(([quota, used]) => (quota! < 0 ? [] : [Math.max(0, quota! - used!)]));
  return left.length > 0 ? Math.min(...left) : null;
}

const COMING: readonly Phase[] = ['queued', 'elsewhere', 'sending', 'paused'];

/** How many bytes the uploads will take that have neither arrived nor ended. */
export const bytesToCome = (uploads: readonly { phase: Phase; file: { size: number } }[]): number =>
  uploads
    .filter(({ phase }) => COMING.includes(phase))
    .reduce((sum, { file }) => sum + file.size, 0);
