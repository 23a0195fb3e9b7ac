import * as z from 'zod';

import { defineEvent } from '../../platform/events.ts';

const CollaboratorRef = z.object({
  collaboratorId: z.int().positive(),
  channelId: z.int().positive(),
  accountId: z.int().positive(), // who was asked
});

/** An account was asked to help to run a channel. */
export const channelInvitation = defineEvent('channel.invitation', CollaboratorRef);

/** It agreed. */
export const channelInvitationAccepted = defineEvent(
  'channel.invitation-accepted',
  CollaboratorRef,
);

/** It did not. */
export const channelInvitationRejected = defineEvent(
  'channel.invitation-rejected',
  CollaboratorRef,
);
