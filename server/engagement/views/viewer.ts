import { createHmac } from 'node:crypto';

import { callerOf } from '../../platform/rate-limit.ts';

export type Visit = {
  address: string;
  userAgent: string | null;
  sessionId: string | undefined;
  videoId: number;
};

/**
 * Who watches a video, as a keyed hash: nobody can tell from it who it is, nor what else they watch. A client's session
 * tells apart those who share an address.
 */
export const viewerOf = (secret: Buffer, { address, userAgent, sessionId, videoId }: Visit) =>
  hash(secret, [videoId, callerOf(address), userAgent, sessionId]);

/** Those who share an address, in front of one video. */
export const householdOf = (secret: Buffer, { address, videoId }: Visit) =>
  hash(secret, [videoId, callerOf(address)]);

const hash = (secret: Buffer, parts: unknown[]) =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['viewer', ...parts]))
    .digest('base64url');
