import { federation, type Policy } from '../api/federation.ts';
import { moderation } from '../api/moderation.ts';

/** How this node deals with another one: blocked by its moderators, and by which policy of its administrators. */
export interface DomainRule {
  isBlocked: boolean;
  policy: Policy | null;
}

/** More that hold a name than these are not looked through. */
const firstOnes = { start: '0', count: '100', sort: '-createdAt' };

/** What holds for a host; policies are for administrators to read. */
export async function ruleOf(host: string, isAdministrator: boolean): Promise<DomainRule> {
  const [blocked, policies] = await Promise.all([
    moderation.mutedServers(firstOnes, host),
    isAdministrator ? federation.policies(firstOnes, { search: host }) : null,
  ]);
  return {
    isBlocked: blocked.data.some(({ blockedServer }) => blockedServer.host === host),
    policy: policies?.data.find((each) => each.host === host) ?? null,
  };
}
