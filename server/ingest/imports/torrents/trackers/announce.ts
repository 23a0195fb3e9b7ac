import { randomBytes } from 'node:crypto';

/** What a tracker is told of who asks. */
export type Announce = {
  infoHash: string;
  peerId: Buffer;
  leftBytes: number;
  event: 'started' | 'stopped' | undefined;
};

/** Whom a tracker knows, as `host:port`, and when it may be asked again. */
export type Told = { addresses: string[]; intervalSeconds: number };

/** Nobody can call an import: this is the port such a peer would have. */
export const PORT = 6881;
export const WANTED_PEERS = 100;
/** A tracker that does not say, or says nonsense, is asked again so soon. */
export const USUAL_INTERVAL_SECONDS = 120;

export const newPeerId = () =>
  Buffer.concat([Buffer.from('-TB0100-'), Buffer.from(randomBytes(9).toString('base64'))]);
