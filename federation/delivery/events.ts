import * as z from 'zod';

import { defineEvent } from '../../server/platform/events.ts';

/** There is something to deliver. */
export const deliveriesWaiting = defineEvent('federation.deliveries-waiting', z.object({}));
