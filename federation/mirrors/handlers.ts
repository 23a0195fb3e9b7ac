import * as z from 'zod';

import {
  findVideoByUrl,
  forgetRemoteMirror,
  isOpenToAll,
  takeRemoteMirror,
} from '../../server/catalog/index.ts';
import { forbidden, invalid } from '../../server/platform/errors.ts';
import { type Handler, Ignored } from '../inbox/handling.ts';
import { passOn } from '../inbox/pass-on.ts';
import { ForeignCacheFile } from '../vocabulary/incoming/cache-file.ts';
import { Reference, sameHost } from '../vocabulary/incoming/common.ts';
import { isWelcomeMirror } from './welcome.ts';

/** A node keeps copies of a video of any node, and lets players fetch them there; or it does so until another time. */
export const takeCacheFile: Handler = async (node, received) => {
  const { activity, signer } = received;
  const copy = ForeignCacheFile.safeParse(activity.object).data;
  if (!copy) throw invalid('object', 'Should be a copy of a video, on the host of who keeps it');
  if (!sameHost(copy.id, signer.url)) throw forbidden('It is of another host.');
  if (!(await isWelcomeMirror(node, signer.host!)))
    throw new Ignored('copies of it are not wanted here');
  const found = await findVideoByUrl(node.db, node.publicUrl, copy.object);
  if (!found || (found.video.url === null && !isOpenToAll(found.video)))
    throw new Ignored('the video is not known here');
  await node.db.transaction((tx) =>
    takeRemoteMirror(tx, {
      url: copy.id,
      videoId: found.video.id,
      baseUrl: copy.url,
      expiresAt: copy.expires,
    }),
  );
  await passOn(node, received, found.video);
};

const Undone = z.object({ object: z.object({ object: z.object({ id: Reference }) }) });
const Of = z.object({ object: z.object({ object: z.object({ object: Reference }) }) });

/** It keeps them no longer. */
export const takeCacheFileBack: Handler = async (node, received) => {
  const { activity, signer } = received;
  const { id } = Undone.parse(activity).object.object;
  if (!sameHost(id, signer.url)) throw forbidden('It is of another host.');
  await node.db.transaction((tx) => forgetRemoteMirror(tx, id));
  const videoUrl = Of.safeParse(activity).data?.object.object.object;
  const found = videoUrl && (await findVideoByUrl(node.db, node.publicUrl, videoUrl));
  if (found) await passOn(node, received, found.video);
};
