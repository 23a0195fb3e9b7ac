import type { Origin } from '../../catalog/index.ts';
import { userJson } from '../user-json.ts';
import type { UserWithAccount } from '../user-queries.ts';
import type { Usage } from './queries.ts';

const NOTHING: Usage = { storedBytes: 0, quotaBytes: 0, dailyBytes: 0, videos: 0 };

/** A user as administrators see them. */
export const listedUserJson = (node: Origin, found: UserWithAccount, usage: Usage = NOTHING) => ({
  ...userJson(node, found),
  totalVideoFileSize: usage.storedBytes,
  videoQuotaUsed: usage.quotaBytes,
  videoQuotaUsedDaily: usage.dailyBytes,
});
