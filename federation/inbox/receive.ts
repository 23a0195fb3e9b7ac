import { hash } from 'node:crypto';

import { Failure, invalid } from '../../server/platform/errors.ts';
import type { Services } from '../../server/services.ts';
import { type Document, isPlain, type SignedRequest } from '../signatures/index.ts';
import { ForeignActivity, kindOf } from '../vocabulary/incoming/activity.ts';
import { FirstReference } from '../vocabulary/incoming/common.ts';
import { createKeeper } from './keep.ts';
import { createInboxRoom } from './room.ts';
import { createVerifier } from './verify.ts';

/**
 * Takes requests that bring an activity: once that is proven to be of its actor, it is kept. The same bytes are kept once.
 * Fails with `invalid`, `invalid_signature`, `forbidden`, and what `createIntroductions` fails with.
 */
export function createReceiver(node: Services) {
  const verify = createVerifier(node);
  const requireRoom = createInboxRoom(node.db);
  const keep = createKeeper(node);
  return async (request: SignedRequest): Promise<void> => {
    const { body } = request;
    const { activity, document } = readActivity(body);
    const allowFarewell = (error: unknown) => {
      if (!isFarewell(activity, error)) throw error;
    };
    const vouched = await verify(request, { activity, document }).catch(allowFarewell);
    if (!vouched) return;
    const { signer, isForwarded } = vouched;
    await requireRoom(signer.host);
    const kept = keep({
      digest: hash('sha256', body, 'base64'),
      url: activity.id,
      type: kindOf(activity),
      signerId: signer.id,
      body: document,
      isForwarded,
      bytes: body.length,
    });
    await kept.catch(allowFarewell);
  };
}

/** Somebody says that they are gone, and they are, key and all; nothing is known of them here, or it goes with its node. */
const isFarewell = ({ type, actor, object }: ForeignActivity, error: unknown) =>
  type === 'Delete' &&
  FirstReference.safeParse(object).data === actor &&
  error instanceof Failure &&
  error.details['isGone'] === true;

function readActivity(body: Buffer): { activity: ForeignActivity; document: Document } {
  let value: unknown;
  try {
    value = JSON.parse(body.toString());
  } catch {
    throw invalid('body', 'Should be JSON');
  }
  const parsed = ForeignActivity.safeParse(value);
  if (!parsed.success)
    throw invalid('body', 'Should be an activity with an id, a type and an actor');
  if (!isPlain(value as Document))
    throw invalid('body', 'Should be a document that can be read in one way only');
  return { activity: parsed.data, document: value as Document };
}
