import * as z from 'zod';

import { defineEvent } from '../../server/platform/events.ts';

/** A ledger is due to be checked. */
export const ledgerDue = defineEvent('federation.ledger-due', z.object({ actorId: z.number() }));

/** Some ledgers are due now, before their time. */
export const ledgersDue = defineEvent('federation.ledgers-due', z.object({}));
