import { type Context, Hono } from 'hono';

import { copyObject } from '../mirrors/copy-object.ts';
import { findToldCopy } from '../mirrors/queries.ts';
import { show } from './answer.ts';
import type { Node } from './node.ts';

const COPY = { what: 'Video redundancy', context: 'CacheFile' } as const;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The copies this node keeps of videos of others, at their ids. */
export const copyRoutes = ({ db, publicUrl }: Node) =>
  new Hono().get(
    '/redundancy/streaming-playlists/hls/:uuid',
    show(COPY, async (c: Context) => {
      const uuid = c.req.param('uuid')!;
      const told = UUID.test(uuid) ? await findToldCopy(db, uuid) : undefined;
      return told && copyObject(publicUrl, told);
    }),
  );
