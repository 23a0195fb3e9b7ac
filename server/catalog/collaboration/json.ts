import { accountSummary, type Origin } from '../actor-json.ts';
import type { Collaborator } from './queries.ts';

const STATES = {
  pending: { id: 1, label: 'Pending' },
  accepted: { id: 2, label: 'Accepted' },
  rejected: { id: 3, label: 'Rejected' },
} as const;

/** Contract § VideoChannelCollaborator. */
export const collaboratorJson = (node: Origin, { collaborator, account }: Collaborator) => ({
  id: collaborator.id,
  account: accountSummary(node, account),
  state: STATES[collaborator.state],
  createdAt: collaborator.createdAt,
  updatedAt: collaborator.updatedAt,
});
