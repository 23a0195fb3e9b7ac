import type { Db } from '../../platform/db.ts';
import { forbidden, notFound } from '../../platform/errors.ts';
import type { Viewer } from '../access.ts';
import { isEditor } from '../collaboration/queries.ts';
import { findChannel, findChannelWithOwner, type FoundChannel } from './channel-list-queries.ts';
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
export const findManagedChannel = async (db: Db, handle: Handle, user: Signed) =>
  requireManages(db, await findLocalChannel(db, handle), user);

/** As `findManagedChannel`, for a channel that is called by its number. */
export const requireManagedChannel = async (db: Db, id: number, user: Signed) =>
  requireManages(db, requireLocal(await findChannelWithOwner(db, id)), user);

async function requireManages(db: Db, found: FoundChannel, user: Signed) {
  const manages = user.role !== 'user' || found.ownerUserId === user.id;
  if (!manages && !(await isEditor(db, found.channel.id, user.id)))
    throw forbidden('This channel is not yours.');
  return found;
}

/** A channel of this node. Fails with `not_found`, and with `forbidden` for a channel that another node keeps. */
export const findLocalChannel = async (db: Db, handle: Handle) =>
  requireLocal(await findChannel(db, handle));

function requireLocal(found: FoundChannel | undefined): FoundChannel {
  if (!found) throw notFound('Video channel');
  if (found.channel.host !== null) throw forbidden('This channel is of another node.');
  return found;
}
