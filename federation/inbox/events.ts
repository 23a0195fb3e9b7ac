import * as z from 'zod';

import { defineEvent } from '../../server/platform/events.ts';

/** Activities came in and wait. */
export const activitiesArrived = defineEvent('federation.activities-arrived', z.object({}));
