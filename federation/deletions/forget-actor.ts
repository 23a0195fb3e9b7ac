import {
  announceManyChanges,
  countBoosts,
  forgetRemoteChannel,
} from '../../server/catalog/index.ts';
import { forgetRemoteAccount } from '../../server/identity/index.ts';
import type { Db } from '../../server/platform/db.ts';
import { type Actor, markGone } from '../actors/queries.ts';
import { removeBoostsOf } from '../boosts/queries.ts';
import { announceFollows, settleFew } from '../follows/settle-followed.ts';

/** Forgets the account or channel of an actor that is gone at its node, with all it has. */
export const forgetActor = (db: Db, { id, url, type }: Actor): Promise<void> =>
  db.transaction(async (tx) => {
    if (type === 'Group') await forgetRemoteChannel(tx, url);
    else if (type === 'Person') await forgetRemoteAccount(tx, url);
    const ids = await removeBoostsOf(tx, id);
    await countBoosts(tx, ids, -1);
    if (await settleFew(tx, ids)) await announceManyChanges(tx);
    await markGone(tx, id);
    if (type === 'Application') await announceFollows(tx);
  });
