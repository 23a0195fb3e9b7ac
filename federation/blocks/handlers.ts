import { findAccountByUrl } from '../../server/catalog/index.ts';
import { unfollowAs } from '../../server/engagement/index.ts';
import { accountOf } from '../actors/actor-of.ts';
import { type Handler, Ignored } from '../inbox/handling.ts';
import { FirstReference } from '../vocabulary/incoming/common.ts';
import { followsBetween } from './queries.ts';

const AT_ONCE = 200;

/** Somebody of another node wants nothing to do with somebody here: neither follows the other, or a channel of theirs. */
export const takeBlock: Handler = async ({ db, publicUrl, signal }, { activity, signer }) => {
  const blocked = await findAccountByUrl(db, publicUrl, FirstReference.parse(activity.object));
  if (!blocked || blocked.account.url !== null) throw new Ignored('it is nobody of this node');
  for (;;) {
    const some = await followsBetween(db, accountOf(signer), blocked.account.id, AT_ONCE);
    for (const { followerId, channelId, accountId } of some)
      await unfollowAs(
        db,
        followerId,
        channelId === null ? { accountId: accountId! } : { channelId },
      );
    if (some.length < AT_ONCE) return;
    signal.throwIfAborted();
  }
};
