import * as z from 'zod';

import { announceChange, defineBulkAct } from '../../catalog/index.ts';
import { isThere } from '../accounts/queries.ts';
import { deleteMute, insertAccountMute } from '../mutes/queries.ts';

/** Mutes many accounts at once, for everybody. An undo leaves alone who was heard, or muted anew, since. */
export const bulkAccountMutes = defineBulkAct({
  kind: 'mute-accounts',
  kept: z.object({ muteId: z.int().positive() }),
  async apply(tx, accountId) {
    if (!(await isThere(tx, accountId))) return undefined;
    const muteId = await insertAccountMute(tx, null, accountId);
    if (muteId === undefined) return undefined;
    await announceChange(tx, '');
    return { kept: { muteId } };
  },
  async revert(tx, _, { muteId }) {
    if (await deleteMute(tx, muteId)) await announceChange(tx, '');
  },
});
