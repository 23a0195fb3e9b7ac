import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import type { output } from 'zod';

import type { Db } from '../../platform/db.ts';
import { callerOf, countAttempt } from '../../platform/rate-limit.ts';
import { issueOneTime, takeOneTime } from '../one-time-queries.ts';
import type { Place } from '../sessions/session-queries.ts';
import { grantFailure } from '../sign-in/oauth-failure.ts';
import { countSignIn, returnSignIn } from '../sign-in/sign-in-limit.ts';
import { admit } from '../sign-in/sign-in.ts';
import type { Assertion } from './form.ts';
import { findPasskey, type Passkey, recordUse } from './queries.ts';
import { userHandle } from './register.ts';
import {
  CHALLENGE_MINUTES as minutes,
  challengeBytes,
  claimedChallenge,
  relyingParty,
  webAuthn,
} from './relying-party.ts';

const PURPOSE = 'passkey-sign-in';

/** Each is a row for some minutes. */
const CHALLENGES = { name: 'passkey-challenge', attempts: 60, windowSeconds: 5 * 60 };

type Node = { db: Db; publicUrl: URL };
type Given = output<typeof Assertion>;

/** Asks whoever has a passkey of this node to prove it; who that is, the answer will tell. Fails with `rate_limited`. */
export async function askForPasskey({ db, publicUrl }: Node, { address }: Place) {
  await countAttempt(db, CHALLENGES, callerOf(address));
  const challenge = await issueOneTime(db, PURPOSE, { minutes });
  const { generateAuthenticationOptions } = await webAuthn();
  const rpId = publicUrl.hostname;
  const options = await generateAuthenticationOptions({
    rpID: rpId,
    challenge: challengeBytes(challenge),
    timeout: minutes * 60_000,
    userVerification: 'required',
  });
  return { ...options, rpId };
}

/**
 * The id of the user whose passkey answers a challenge. It is the device and what unlocks it, so no one-time code is
 * asked for. Fails with `invalid_grant` for a challenge that is not ours, spent or old, a passkey that is not known, a
 * signature that is wrong and a counter that goes back; as `admit` does, and with `rate_limited`.
 */
export async function signInByPasskey(node: Node, given: Given, { address }: Place) {
  const { db } = node;
  const attempt = { address, as: { login: `passkey ${given.id}` } };
  await countSignIn(db, attempt);
  const challenge = claimedChallenge(given.response.clientDataJSON);
  if (!(await takeOneTime(db, PURPOSE, challenge))) throw refused();
  const found = await findPasskey(db, given.id);
  if (!found || !namesUser(given, found.user.id)) throw refused();
  const { passkey, user } = found;
  const after = await verify(node, passkey, { given, challenge });
  if (!(await recordUse(db, { id: passkey.id, before: passkey.counter, after }))) throw refused();
  await returnSignIn(db, attempt);
  await admit(db, user);
  return user.id;
}

const namesUser = ({ response: { userHandle: handle } }: Given, userId: number) =>
  handle == null || Buffer.from(handle, 'base64url').equals(userHandle(userId));

type Proof = { given: Given; challenge: string };

/** The passkey's counter after this use. */
async function verify({ publicUrl }: Node, passkey: Passkey, { given, challenge }: Proof) {
  const { verifyAuthenticationResponse } = await webAuthn();
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: given as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    ...relyingParty(publicUrl),
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: passkey.counter,
    },
  }).catch((cause: unknown) => {
    throw refused(cause);
  });
  if (!verified) throw refused();
  return authenticationInfo.newCounter;
}

const refused = (cause?: unknown) => {
  const failure = grantFailure('invalid_grant', 'Invalid grant: this passkey is not accepted');
  failure.cause = cause;
  return failure;
};
