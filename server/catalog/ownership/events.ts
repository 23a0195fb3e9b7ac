import * as z from 'zod';

import { defineEvent } from '../../platform/events.ts';

const OwnershipRef = z.object({ ownershipChangeId: z.int().positive() });

/** Somebody was asked to take over a video or a channel. */
export const ownershipAsked = defineEvent('ownership.asked', OwnershipRef);

/** They did: it is theirs now. */
export const ownershipAccepted = defineEvent('ownership.accepted', OwnershipRef);

/** They did not want it. */
export const ownershipRefused = defineEvent('ownership.refused', OwnershipRef);
