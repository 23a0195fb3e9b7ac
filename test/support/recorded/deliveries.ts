import { createPublicKey, type KeyObject } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../fixtures/federation/', import.meta.url);

/** A request between two PeerTube 8.2.1 nodes, as it was recorded on the way. */
export type Delivery = {
  name: string;
  time: Date;
  method: string;
  target: string;
  origin: URL;
  headers: [string, string][];
  activity: Record<string, unknown>;
  /** Byte for byte. */
  body: Buffer;
};

type Recording = {
  time: string;
  to_port: number;
  request: {
    method: string;
    url: string;
    headers: [string, string][];
    body: Record<string, unknown>;
  };
};

const read = (path: string) => readFileSync(new URL(path, FOLDER), 'utf8');

/** All recorded deliveries. */
export const recordedDeliveries = (): Delivery[] =>
  readdirSync(new URL('deliveries', FOLDER)).map((file) => {
    const { time, to_port: port, request } = JSON.parse(read(`deliveries/${file}`)) as Recording;
    return {
      name: file.replace('.json', ''),
      time: new Date(time),
      method: request.method,
      target: request.url,
      origin: new URL(`http://127.0.0.1:${port}`),
      headers: request.headers.map(([name, value]) => [name.toLowerCase(), value]),
      activity: request.body,
      body: Buffer.from(JSON.stringify(request.body)),
    };
  });

const publicKeys = JSON.parse(read('public-keys.json')) as Record<string, string>;

/** The public key of a recorded actor. */
export const recordedKey = (keyId: string): KeyObject => createPublicKey(publicKeys[keyId]!);
