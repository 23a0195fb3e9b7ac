import * as z from 'zod';

import { defineEvent } from '../platform/events.ts';

const AbuseRef = z.object({ abuseId: z.int().positive() });

/** Somebody reported something. */
export const abuseCreated = defineEvent('abuse.created', AbuseRef);

/** A moderator accepted or rejected a report, or took it up again. */
export const abuseStateChanged = defineEvent('abuse.state-changed', AbuseRef);

/** The reporter or a moderator wrote about a report. */
export const abuseMessagePosted = defineEvent(
  'abuse.message-posted',
  AbuseRef.extend({ messageId: z.int().positive() }),
);

const id = z.int().positive();

/** An account is muted, or else a host with all that is of it: for one user, or, without one, for everybody. */
export const muteAdded = defineEvent(
  'mute.added',
  z.object({
    userId: id.nullable(),
    of: z.union([z.object({ accountId: id }), z.object({ host: z.string() })]),
  }),
);
