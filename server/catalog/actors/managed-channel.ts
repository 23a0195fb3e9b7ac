import type { Db } from '../../platform/db.ts';
import { forbidden, notFound } from '../../platform/errors.ts';
import type { Viewer } from '../access.ts';
import { findChannelById, findOwnerUserId } from '../channel-queries.ts';
import { isEditor } from '../collaboration/queries.ts';
import { findChannel } from './channel-list-queries.ts';
import type { Handle } from './handle.ts';

type Signed = NonNullable<Viewer>;

/** A channel of this node, if the user may do everything with it: its owner, and the node's moderators. */
export async function findOwnChannel(db: Db, handle: Handle, user: Signed) {
  const found = await findLocalChannel(db, handle);
  if (user.role === 'user' && found.ownerUserId !== user.id)
    throw forbidden('This channel is not yours.');
  return found;
}

/** A channel of this node, if the user helps to run it: those of `findOwnChannel`, and its collaborators. */
export async function findManagedChannel(db: Db, handle: Handle, user: Signed) {
  const found = await findLocalChannel(db, handle);
  const manages = user.role !== 'user' || found.ownerUserId === user.id;
  if (!manages && !(await isEditor(db, found.channel.id, user.id)))
    throw forbidden('This channel is not yours.');
  return found;
}

/** As `findManagedChannel`, for a channel that is called by its number. */
export async function requireManagedChannel(db: Db, id: number, user: Signed): Promise<void> {
  const found = await findChannelById(db, id);
  if (!found) throw notFound('Video channel');
  if (user.role !== 'user' || (await findOwnerUserId(db, id)) === user.id) return;
  if (!(await isEditor(db, id, user.id))) throw forbidden('This channel is not yours.');
}

/** A channel of this node. Fails with `not_found`, and with `forbidden` for a channel that another node keeps. */
export async function findLocalChannel(db: Db, handle: Handle) {
  const found = await findChannel(db, handle);
  if (!found) throw notFound('Video channel');
  if (found.channel.host !== null) throw forbidden('This channel is of another node.');
  return found;
}
