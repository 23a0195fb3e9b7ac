export type Role = 'administrator' | 'moderator' | 'user';

/** Who is signed in. Quotas of -1 are no limit. */
export type User = {
  id: number;
  accountId: number;
  username: string;
  role: Role;
  quotaBytes: number;
  quotaDailyBytes: number;
};

const RANK: Record<Role, number> = { user: 0, moderator: 1, administrator: 2 };

/** An administrator may all that a moderator may, and a moderator all that a user may. */
export const hasRole = (user: Pick<User, 'role'>, role: Role): boolean =>
  RANK[user.role] >= RANK[role];
