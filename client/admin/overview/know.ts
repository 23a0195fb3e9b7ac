import { federation } from '../api/federation.ts';
import { moderation } from '../api/moderation.ts';
import { people } from '../api/people.ts';
import { system } from '../api/system.ts';
import type { Known } from './attention.ts';

const COUNT_ONLY = { start: '0', count: '1', sort: '-createdAt' };

const totalOf = async (list: Promise<{ total?: number | undefined }>) => (await list).total ?? 0;

const NOTHING = { health: null, waitingFollowers: 0, restingNodes: 0, incompleteCatalogs: 0 };

/** Asks the node for all that may need attention. */
export async function knowNode(isAdministrator: boolean): Promise<Known> {
  const [openReports, waitingRegistrations, heldComments, waitingVideos, rest] = await Promise.all([
    totalOf(moderation.reports(COUNT_ONLY, { state: '1' })),
    totalOf(people.registrations(COUNT_ONLY, { search: '', stateOneOf: '1' })),
    totalOf(moderation.comments(COUNT_ONLY, { isHeldForReview: 'true' })),
    totalOf(moderation.videoBlocks(COUNT_ONLY, { type: '2' })),
    isAdministrator ? knowMachine() : NOTHING,
  ]);
  return { openReports, waitingRegistrations, heldComments, waitingVideos, ...rest };
}

async function knowMachine() {
  const [health, waitingFollowers, restingNodes, incompleteCatalogs] = await Promise.all([
    system.health(),
    totalOf(federation.followers(COUNT_ONLY, { state: 'pending' })),
    totalOf(federation.nodes({ ...COUNT_ONLY, sort: 'host' }, { state: 'resting' })),
    totalOf(federation.ledgers({ ...COUNT_ONLY, sort: '-startedAt' }, { state: 'incomplete' })),
  ]);
  return { health, waitingFollowers, restingNodes, incompleteCatalogs };
}
