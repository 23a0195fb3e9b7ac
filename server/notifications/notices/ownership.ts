import * as z from 'zod';

import { NotificationType } from '../kinds.ts';
import { defineNotice } from '../notice.ts';
import { findOwnershipChanges } from '../subject-queries.ts';

type State = 'pending' | 'accepted' | 'rejected';
type Kind = { of: 'video' | 'channel'; state: State; type: NotificationType };

/** An offer is told to whom it is for, its answer to who made it. */
const defineOwnershipNotice = ({ of, state, type }: Kind) =>
  defineNotice({
    type,
    name: `ownership-${of}-${state}`,
    payload: z.object({ ownershipChangeId: z.int().positive() }),
    async find(db, { ownershipChangeId }) {
      const [found] = await findOwnershipChanges(db, [ownershipChangeId]);
      if (found?.change.state !== state || (found.change.videoId === null) !== (of === 'channel'))
        return;
      const [from, to] = [found.initiator.id, found.nextOwner.id];
      return {
        subject: `ownership:${ownershipChangeId}`,
        refs: { ownershipChangeId },
        actorId: state === 'pending' ? from : to,
        audience: { accountIds: [state === 'pending' ? to : from] },
      };
    },
  });

const { videoOwnershipAsked, videoOwnershipAccepted, videoOwnershipRejected } = NotificationType;
const { channelOwnershipAsked, channelOwnershipAccepted, channelOwnershipRejected } =
  NotificationType;

export const videoOffered = defineOwnershipNotice({ of: 'video', state: 'pending', type: videoOwnershipAsked }); // prettier-ignore
export const videoTaken = defineOwnershipNotice({ of: 'video', state: 'accepted', type: videoOwnershipAccepted }); // prettier-ignore
export const videoRefused = defineOwnershipNotice({ of: 'video', state: 'rejected', type: videoOwnershipRejected }); // prettier-ignore
export const channelOffered = defineOwnershipNotice({ of: 'channel', state: 'pending', type: channelOwnershipAsked }); // prettier-ignore
export const channelTaken = defineOwnershipNotice({ of: 'channel', state: 'accepted', type: channelOwnershipAccepted }); // prettier-ignore
export const channelRefused = defineOwnershipNotice({ of: 'channel', state: 'rejected', type: channelOwnershipRejected }); // prettier-ignore
