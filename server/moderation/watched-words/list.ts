import * as z from 'zod';

import { MAX_LISTS } from '../../catalog/index.ts';
import type { User } from '../../identity/index.ts';
import { recordAct } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, invalid, notFound } from '../../platform/errors.ts';
import {
  countLists,
  deleteList,
  findList,
  hasListNamed,
  insertList,
  type ListOwner,
  renamePolicies,
  updateList,
} from './queries.ts';

const words = z
  .array(z.string().trim().min(1).max(100))
  .min(1)
  .max(500)
  .transform((all) => [...new Set(all)]);
const listName = z.string().trim().min(1).max(100);

export const NewWordList = z.object({ listName, words });
export const WordListChange = NewWordList.partial();

/** Who changes whose lists. */
type Changing = { user: User; owner: ListOwner };

/** Creates a list, and returns its number. Fails with `invalid` for a name in use, with `conflict` for one list too many. */
export const createList = (
  db: Db,
  { user, owner }: Changing,
  list: z.output<typeof NewWordList>,
): Promise<number> =>
  db.transaction(async (tx) => {
    await requireFreeName(tx, owner, list.listName);
    if ((await countLists(tx, owner)) >= MAX_LISTS) {
      throw new Failure('conflict', `There cannot be more than ${MAX_LISTS} lists.`);
    }
    const id = await insertList(tx, { accountId: owner, ...list });
    await record(tx, { user, owner }, 'create', id, list.listName);
    return id;
  });

/** Changes what is given. Fails with `not_found`, and with `invalid` for a name in use. */
export const changeList = (
  db: Db,
  { user, owner }: Changing,
  id: number,
  change: z.output<typeof WordListChange>,
) =>
  db.transaction(async (tx) => {
    const list = await findList(tx, owner, id);
    if (!list) throw notFound('Watched words list');
    if (change.listName !== undefined && change.listName !== list.listName) {
      await requireFreeName(tx, owner, change.listName, id);
      if (owner !== null) await renamePolicies(tx, owner, list.listName, change.listName);
    }
    await updateList(tx, id, change);
    await record(tx, { user, owner }, 'update', id, change.listName ?? list.listName);
  });

/** Deletes a list, and takes its name out of what holds comments. Fails with `not_found`. */
export const removeList = (db: Db, { user, owner }: Changing, id: number) =>
  db.transaction(async (tx) => {
    const list = await findList(tx, owner, id);
    if (!list) throw notFound('Watched words list');
    if (owner !== null) await renamePolicies(tx, owner, list.listName);
    await deleteList(tx, id);
    await record(tx, { user, owner }, 'delete', id, list.listName);
  });

async function requireFreeName(tx: Db, owner: ListOwner, name: string, exceptId?: number) {
  if (await hasListNamed(tx, owner, name, exceptId)) {
    throw invalid('listName', 'A list of this name exists already.');
  }
}

/** What one does with one's own lists is no act of moderation. */
async function record(tx: Db, by: Changing, action: string, id: number, name: string) {
  if (by.owner === by.user.accountId) return;
  const subject = { domain: 'watched-words', id };
  await recordAct(tx, { userId: by.user.id, action, subject, after: { listName: name } });
}
