import * as z from 'zod';

import { defineEvent } from '../../platform/events.ts';

/** A copy of another node's video is kept here from now on, or for longer, or no longer. */
export const copyChanged = defineEvent('copy.changed', z.object({ videoUuid: z.uuid() }));

/** Which nodes' videos may be mirrored has changed. */
export const mirroringAllowed = defineEvent('mirroring.allowed', z.object({}));

/** Another node keeps a copy of a video. */
export const mirrorAnnounced = defineEvent('mirror.announced', z.object({}));
