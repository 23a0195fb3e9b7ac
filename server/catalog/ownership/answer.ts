import type { User } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { forbidden, invalid, notFound } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { type Change, kindOf, lockChange, setChangeState } from './change-queries.ts';
import { ownershipAccepted, ownershipRefused } from './events.ts';
import { takeChannel } from './take-channel.ts';
import { takeVideo } from './take-video.ts';

type Which = { id: number; kind: 'video' | 'channel' };
type NextOwner = Pick<User, 'id' | 'accountId' | 'quotaBytes' | 'quotaDailyBytes'>;

/** Takes over a video, into a channel of one's own. Fails as `lockOwn` does, and as `takeVideo`. */
export const acceptVideo = (db: Db, id: number, user: NextOwner, channelId: number) =>
  db.transaction(async (tx) => {
    const change = await lockOwn(tx, { id, kind: 'video' }, user);
    await takeVideo(tx, change, user, channelId);
    await accept(tx, id);
  });

/** Takes over a channel with all that is in it. Fails as `lockOwn` does, and as `takeChannel`. */
export const acceptChannel = (db: Db, id: number, user: NextOwner) =>
  db.transaction(async (tx) => {
    const change = await lockOwn(tx, { id, kind: 'channel' }, user);
    await takeChannel(tx, change, user);
    await accept(tx, id);
  });

/** Says no. Fails as `lockOwn` does. */
export const refuse = (db: Db, which: Which, user: NextOwner) =>
  db.transaction(async (tx) => {
    await lockOwn(tx, which, user);
    await setChangeState(tx, which.id, 'rejected');
    await emit(tx, ownershipRefused, { ownershipChangeId: which.id });
  });

async function accept(tx: Db, id: number) {
  await setChangeState(tx, id, 'accepted');
  await emit(tx, ownershipAccepted, { ownershipChangeId: id });
}

/** What the user was asked and has not answered. Fails with `not_found`, `forbidden` or `invalid`. */
async function lockOwn(tx: Db, which: Which, user: NextOwner): Promise<Change> {
  const change = await lockChange(tx, which.id);
  if (!change) throw notFound('Ownership change');
  if (change.nextOwnerId !== user.accountId) throw forbidden('Somebody else was asked.');
  requirePending(change, which);
  return change;
}

/** Fails with `invalid` for a change of another kind, and for one that was answered. */
export function requirePending(change: Change, { kind }: Which): void {
  if (kindOf(change) !== kind) throw invalid('id', `This is no ownership change of a ${kind}`);
  if (change.state !== 'pending') throw invalid('id', 'This was answered already');
}
