import * as z from 'zod';

import { VideoRef } from '../catalog/index.ts';
import { defineEvent } from '../platform/events.ts';

/** The source of a new video is in the store: renditions can be made of it. */
export const sourceReceived = defineEvent('source.received', VideoRef);

/** A file that is still coming is to be watchable. */
export const previewAsked = defineEvent('upload.preview-asked', z.object({ uploadId: z.uuid() }));
