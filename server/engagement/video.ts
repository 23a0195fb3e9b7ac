import * as z from 'zod';

import { AnyId } from '../catalog/index.ts';
import { parse } from '../platform/http.ts';

export { findKnown } from '../catalog/index.ts';

export const PASSWORD_HEADER = 'x-peertube-video-password';

/** The `:id` of a video's routes: number, UUID or short UUID. */
export const OfVideo = parse('param', z.object({ id: AnyId }));
