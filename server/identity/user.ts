import type { Preferences } from './preferences.ts';

export type Role = 'administrator' | 'moderator' | 'user';

/** Who is signed in. Quotas of -1 are no limit. */
export type User = {
  id: number;
  accountId: number;
  username: string;
  role: Role;
  quotaBytes: number;
  quotaDailyBytes: number;
  /** 1: what they publish needs no review. */
  adminFlags: number;
  preferences: Preferences;
};

/** The contract's numbers of the roles. A lower number may all that a higher one may. */
export const ROLE_IDS: Record<Role, number> = { administrator: 0, moderator: 1, user: 2 };

const ROLES: Role[] = ['administrator', 'moderator', 'user'];

/** The role with this number. */
export const roleOf = (id: number): Role => ROLES.find((role) => ROLE_IDS[role] === id)!;

export const hasRole = (user: Pick<User, 'role'>, role: Role): boolean =>
  ROLE_IDS[user.role] <= ROLE_IDS[role];

export const ROLE_LABELS: Record<Role, string> = {
  administrator: 'Administrator',
  moderator: 'Moderator',
  user: 'User',
};

/** Administrators create anybody; moderators create users. */
export const mayCreate = (creator: Pick<User, 'role'>, role: Role): boolean =>
  hasRole(creator, 'administrator') || (hasRole(creator, 'moderator') && role === 'user');

/** Administrators act on anybody, moderators on users (PeerTube 1.4.0: moderators made themselves administrators). */
export const mayModerate = (moderator: Pick<User, 'role'>, target: Pick<User, 'role'>): boolean =>
  mayCreate(moderator, target.role);
