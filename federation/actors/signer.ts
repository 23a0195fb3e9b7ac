import type { KeyObject } from 'node:crypto';

import type { Db } from '../../server/platform/db.ts';
import { privateKey } from './parsed-keys.ts';
import { type Actor, findActor } from './queries.ts';

/** Who signs, with what. */
export type Signer = {
  actorId: number;
  url: string;
  keyUrl: string;
  privateKey: KeyObject;
  proofKeyUrl: string;
  proofPrivateKey: KeyObject;
};

/** The signer of an actor of ours; throws for one of another node, which would be a bug. */
export async function signerOf(db: Db, actorId: number): Promise<Signer> {
  const actor = await findActor(db, actorId);
  if (!actor) throw new Error(`there is no actor ${actorId}`);
  return toSigner(actor);
}

/** The same, of a row that is at hand. */
export function toSigner(actor: Actor): Signer {
  const { privateKeyPem, proofPrivateKeyPem, proofKeyUrl } = actor;
  if (!privateKeyPem || !proofPrivateKeyPem || !proofKeyUrl)
    throw new Error(`${actor.url} has no keys of ours`);
  return {
    actorId: actor.id,
    url: actor.url,
    keyUrl: actor.keyUrl,
    privateKey: privateKey(privateKeyPem),
    proofKeyUrl,
    proofPrivateKey: privateKey(proofPrivateKeyPem),
  };
}
