import { dropChannelsOf, forgetPlaylistsOf } from '../../catalog/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { buryAccount } from '../account/delete-queries.ts';
import { accountGone } from '../events.ts';
import type { RemoteAccount } from './account.ts';
import {
  type AccountRow,
  findRemoteAccount,
  isHandleTaken,
  upsertRemoteAccount,
} from './queries.ts';

/**
 * Takes an account of another node in, or what is new of it. Safe to repeat. Fails with `conflict` when an account with
 * another id has its handle: an id never changes hands.
 */
export async function takeRemoteAccount(tx: Db, account: RemoteAccount): Promise<AccountRow> {
  if (await isHandleTaken(tx, account))
    throw new Failure('conflict', `${account.name}@${account.host} is another account.`);
  return upsertRemoteAccount(tx, account);
}

/** Forgets an account that is gone at its node: nobody sees it or its channels; jobs take back what it did here. */
export async function forgetRemoteAccount(tx: Db, url: string): Promise<void> {
  const account = await findRemoteAccount(tx, url);
  if (!account || account.deletedAt) return;
  await buryAccount(tx, account.id);
  await forgetPlaylistsOf(tx, account.id);
  await dropChannelsOf(tx, account.id);
  await emit(tx, accountGone, { accountId: account.id });
}
