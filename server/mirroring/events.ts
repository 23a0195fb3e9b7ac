import * as z from 'zod';

import { defineEvent } from '../platform/events.ts';

/** A copy is to be made. */
export const copyWanted = defineEvent('copy.wanted', z.object({}));
