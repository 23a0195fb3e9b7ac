import * as z from 'zod';

import { defineEvent } from '../../server/platform/events.ts';

/** What this node has to do with a host, and those below it, has changed. */
export const policyChanged = defineEvent(
  'federation.policy-changed',
  z.object({ host: z.string() }),
);
