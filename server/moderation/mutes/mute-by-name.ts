import type { User } from '../../identity/index.ts';
import type { Db } from '../../platform/db.ts';
import { check } from '../../platform/http.ts';
import { HandleText } from '../accounts/handle.ts';
import { findAccount } from '../accounts/queries.ts';
import { HostText } from './host-text.ts';
import { muteAccount, muteServer } from './mute.ts';

type Node = { db: Db; publicUrl: { host: string } };

/** Mutes an account for a user. Fails with `invalid` or `not_found`, and as `muteAccount` does. */
export const muteByHandle = async ({ db, publicUrl }: Node, user: User, handle: string) =>
  muteAccount(db, user, 'user', await findAccount(db, publicUrl, check(HandleText, handle)));

/** Mutes a node for a user. Fails with `invalid`, and as `muteServer` does. */
export const muteByHost = ({ db, publicUrl }: Node, user: User, host: string) =>
  muteServer(db, publicUrl, { user, scope: 'user', host: check(HostText, host) });
