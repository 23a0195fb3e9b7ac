import * as z from 'zod';

import { NotificationType } from '../kinds.ts';
import { defineNotice } from '../notice.ts';
import { findCollaborators } from '../subject-queries.ts';

const id = z.int().positive();

const ANSWERS = {
  pending: { type: NotificationType.invitedToChannel, name: 'invited-to-channel' },
  accepted: { type: NotificationType.acceptedToChannel, name: 'accepted-to-channel' },
  rejected: { type: NotificationType.refusedToChannel, name: 'refused-to-channel' },
} as const;

/** An invitation is told to whom it is for, its answer to who owns the channel; each time it is asked anew. */
const defineCollaborationNotice = (state: keyof typeof ANSWERS) =>
  defineNotice({
    ...ANSWERS[state],
    payload: z.object({ collaboratorId: id, channelId: id, accountId: id }),
    async find(db, { collaboratorId, accountId }) {
      const [found] = await findCollaborators(db, [collaboratorId]);
      if (found?.collaborator.state !== state) return;
      return {
        subject: `collaborator:${collaboratorId}:${found.collaborator.createdAt.toISOString()}`,
        refs: { collaboratorId },
        actorId: state === 'pending' ? found.owner.id : accountId,
        audience: { accountIds: [state === 'pending' ? accountId : found.owner.id] },
      };
    },
  });

export const invitedToChannel = defineCollaborationNotice('pending');
export const acceptedToChannel = defineCollaborationNotice('accepted');
export const refusedToChannel = defineCollaborationNotice('rejected');
