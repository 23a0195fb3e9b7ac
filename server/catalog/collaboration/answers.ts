import * as z from 'zod';

import { AccountSummary } from '../actor-answers.ts';

/** How an invitation stands (contract § VideoChannelCollaborator). One that was refused is shown to nobody. */
const State = z.object({ id: z.literal([1, 2, 3]), label: z.string() });

/** Somebody who runs a channel beside its owner, or was asked to. */
export const CollaboratorAnswer = z.object({
  id: z.int().positive(),
  account: AccountSummary,
  state: State,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
