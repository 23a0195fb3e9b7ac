import type { Context } from 'hono';
import * as z from 'zod';

import { parse } from '../platform/http.ts';
import { AnyId } from './any-id.ts';

/** The video a route is about: its number, UUID or short UUID. */
export const OfVideo = parse('param', z.object({ id: AnyId }));

/** The password a viewer offers for a video. */
export const passwordIn = (c: Context): string | undefined =>
  c.req.header('x-peertube-video-password');
