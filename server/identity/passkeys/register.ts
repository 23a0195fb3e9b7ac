import type { RegistrationResponseJSON } from '@simplewebauthn/server';
import type { output } from 'zod';

import { instanceConfig } from '../../instance/index.ts';
import type { Db } from '../../platform/db.ts';
import { Failure } from '../../platform/errors.ts';
import { issueOneTime, takeOneTimeOf } from '../one-time-queries.ts';
import type { User } from '../user.ts';
import { knownTransports, type NewPasskey } from './form.ts';
import { insertPasskey, listPasskeys, type Passkey } from './queries.ts';
import {
  CHALLENGE_MINUTES as minutes,
  challengeBytes,
  claimedChallenge,
  relyingParty,
  webAuthn,
} from './relying-party.ts';

const PURPOSE = 'passkey-registration';
const MOST = 20;
const ALGORITHMS = [-8, -7, -257]; // Ed25519, ES256, RS256: what authenticators have (RFC 9053)

type Node = { db: Db; publicUrl: URL };

/** What the user's browser needs to make a passkey: it has to be one that finds its user by itself. */
export async function requestPasskey({ db, publicUrl }: Node, { id, username }: User) {
  const known = await listPasskeys(db, id);
  const challenge = await issueOneTime(db, PURPOSE, { subjectId: id, minutes });
  const { generateRegistrationOptions } = await webAuthn();
  const options = await generateRegistrationOptions({
    rpName: (await instanceConfig(db)).instance.name || publicUrl.host,
    rpID: publicUrl.hostname,
    userName: username,
    userDisplayName: username,
    userID: userHandle(id),
    challenge: challengeBytes(challenge),
    timeout: minutes * 60_000,
    attestationType: 'none',
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const rp = { id: publicUrl.hostname, name: options.rp.name };
  return { ...options, rp, excludeCredentials: options.excludeCredentials ?? [] };
}

/** How an authenticator names the user: by what tells nothing to who finds it. */
export const userHandle = (userId: number) => new TextEncoder().encode(`user:${userId}`);

/**
 * Keeps the passkey a browser has made. Fails with `invalid` for what was not asked for or does not verify, and with
 * `conflict` for one that is known, or one too many.
 */
export async function addPasskey(
  { db, publicUrl }: Node,
  user: User,
  { name, credential }: output<typeof NewPasskey>,
): Promise<Passkey> {
  const challenge = claimedChallenge(credential.response.clientDataJSON);
  if (!(await takeOneTimeOf(db, PURPOSE, challenge, user.id))) throw refused();
  const { verifyRegistrationResponse } = await webAuthn();
  const verified = await verifyRegistrationResponse({
    response: credential as RegistrationResponseJSON,
    expectedChallenge: challenge,
    supportedAlgorithmIDs: ALGORITHMS,
    ...relyingParty(publicUrl),
  }).catch((cause: unknown) => {
    throw refused(cause);
  });
  if (!verified.verified) throw refused();
  const { id: credentialId, publicKey, counter } = verified.registrationInfo.credential;
  const values = { credentialId, publicKey: Buffer.from(publicKey), counter, name };
  const transports = knownTransports(credential.response.transports);
  const passkey = await db.transaction((tx) =>
    insertPasskey(tx, { userId: user.id, ...values, transports }, MOST),
  );
  if (!passkey) throw new Failure('conflict', `This passkey is known, or is one over ${MOST}.`);
  return passkey;
}

const refused = (cause?: unknown) =>
  new Failure('invalid', 'This passkey was not asked for, or was not made here.', {}, cause);
