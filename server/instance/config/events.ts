import * as z from 'zod';

import { defineEvent } from '../../platform/events.ts';

/** Administrators have set something. */
export const configChanged = defineEvent('instance.config-changed', z.object({}));
