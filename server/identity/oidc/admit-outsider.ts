import { instanceConfig, maySignUp } from '../../instance/index.ts';
import type { OpenId } from '../../platform/config/openid.ts';
import type { Db } from '../../platform/db.ts';
import { Failure, forbidden } from '../../platform/errors.ts';
import { emit } from '../../platform/events.ts';
import { isEmailTaken } from '../account/queries.ts';
import { createUser } from '../create-user.ts';
import { emailToVerify } from '../email/events.ts';
import { userRegistered } from '../events.ts';
import { admit } from '../sign-in/sign-in.ts';
import { findUserWithAccount } from '../user-queries.ts';
import type { Claims } from './claims.ts';
import { freeUsername } from './free-username.ts';
import { findByOutside, insertOutside } from './queries.ts';

type Node = { db: Db; openId: OpenId };

const outsideOf = ({ iss, sub }: Claims) => ({ issuer: iss, subject: sub });

/**
 * The id of the user who is this at the provider, by what the provider never changes or gives to another; an e-mail
 * address is neither. Who is new becomes a user where that is allowed. Fails as `admit` does, with `forbidden` for who may
 * not join, and with `conflict` when somebody here has their address.
 */
export async function admitOutsider({ db, openId }: Node, claims: Claims): Promise<number> {
  const known = await findByOutside(db, outsideOf(claims));
  const userId = known?.id ?? (await join({ db, openId }, claims));
  const { user } = await findUserWithAccount(db, userId);
  await admit(db, user);
  return userId;
}

/** Makes a user known by the provider as well. Fails with `conflict` when another one is. */
export async function linkOutsider(db: Db, userId: number, claims: Claims): Promise<void> {
  const outside = outsideOf(claims);
  if (await insertOutside(db, { ...outside, userId })) return;
  if ((await findByOutside(db, outside))?.id === userId) return;
  throw new Failure('conflict', 'Another user here is this at the provider.');
}

async function join({ db, openId }: Node, claims: Claims): Promise<number> {
  const { email } = claims;
  requireWelcome(openId, claims);
  const { signup } = await instanceConfig(db);
  if (!(await maySignUp(db, { signup: { ...signup, enabled: true } })))
    throw forbidden('User limit is reached on this node.');
  if (!email) throw forbidden(`${openId.label} did not tell your e-mail address.`);
  if (await isEmailTaken(db, email)) throw emailTaken();
  const unproved = signup.requiresEmailVerification ? false : null;
  const emailVerified = claims.email_verified ?? unproved;
  return db.transaction(async (tx) => {
    const { id: userId } = await createUser(tx, {
      username: await freeUsername(tx, claims.preferred_username ?? email.split('@')[0]!),
      email,
      emailVerified,
      displayName: claims.name || null,
    });
    if (!(await insertOutside(tx, { ...outsideOf(claims), userId }))) throw emailTaken();
    await emit(tx, userRegistered, { userId });
    if (emailVerified === false) await emit(tx, emailToVerify, { userId, isPending: false });
    return userId;
  });
}

function requireWelcome({ signUp, allowedDomains, label }: OpenId, claims: Claims) {
  if (!signUp) throw forbidden(`Nobody joins this node by ${label}.`);
  if (!allowedDomains) return;
  const domain = claims.email_verified ? claims.email?.split('@').at(-1)?.toLowerCase() : undefined;
  if (domain === undefined || !allowedDomains.includes(domain))
    throw forbidden('Only people with an address of certain domains join this node.');
}

const emailTaken = () =>
  new Failure('conflict', 'A user with this e-mail address exists already: sign in to it first.');
