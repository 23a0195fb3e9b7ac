import * as z from 'zod';

import { forbidden } from '../../server/platform/errors.ts';
import type { Actor } from '../actors/queries.ts';
import { compactForm, type Document } from '../signatures/index.ts';
import { ForeignActivity } from '../vocabulary/incoming/activity.ts';
import { sameHost } from '../vocabulary/incoming/common.ts';
import { isProvenDocument } from './body-signature.ts';

/**
 * Reads an activity that was kept. Of one that another node brought only what its actor's signature covers is read. A proof
 * covers it as it stands; RsaSignature2017 covers what the words mean, so they are read as they were meant by who signed
 * them, whatever contexts of its own the document has (security case F09).
 */
export async function readKept(
  body: unknown,
  { signer, isForwarded }: { signer: Actor; isForwarded: boolean },
): Promise<ForeignActivity> {
  const document = body as Document;
  const isWhole = !isForwarded || isProvenDocument(document, signer);
  const said = isWhole ? document : await compactForm(document);
  const activity = ForeignActivity.parse(said);
  if (activity.actor !== signer.url || !isOwnId(signer, activity))
    throw forbidden('It is signed by another.');
  return activity;
}

/**
 * Whether an activity's id is of its actor's host: otherwise it could stand for another's. Only a deletion has none to stand
 * for, and PeerTube names it after what it deletes, such as the comment of another node.
 */
export const isOwnId = ({ url }: Actor, { id, type }: ForeignActivity): boolean =>
  type === 'Delete' || sameHost(id, url);

/** Why what came cannot be read, in a few words. */
export const unreadable = (error: z.ZodError): string => {
  const [issue] = error.issues;
  return `It cannot be read: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`;
};
