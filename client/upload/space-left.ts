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
