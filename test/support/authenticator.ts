import { createHash, createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

const text = (value: string | Buffer) => Buffer.from(value).toString('base64url');
const sha256 = (value: string | Buffer) => createHash('sha256').update(value).digest();

const UP = 0x01; // somebody touched it
const UV = 0x04; // and it knows who
const AT = 0x40; // a new credential follows

/** What a page, or a bad authenticator, may say in place of the truth. */
export type Lies = { origin?: string; rpId?: string; verified?: boolean; counter?: number };

type Site = { origin: string; rpId: string };

/** A device that keeps one passkey, as software: ES256, no attestation. */
export function openAuthenticator(site: Site) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x, y } = publicKey.export({ format: 'jwk' }) as { x: string; y: string };
  const id = randomBytes(32);
  let counter = 0;

  const clientData = (type: string, challenge: string, { origin = site.origin }: Lies) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

  const authenticatorData = (
    flags: number,
    { rpId = site.rpId, verified = true, ...lies }: Lies,
  ) => {
    const state = Buffer.alloc(5);
    state[0] = flags | UP | (verified ? UV : 0);
    state.writeUInt32BE(lies.counter ?? ++counter, 1);
    return Buffer.concat([sha256(rpId), state]);
  };

  const credential = { id: text(id), rawId: text(id), type: 'public-key' };

  return {
    /** Answers a request for a new passkey. */
    make({ challenge }: { challenge: string }, lies: Lies = {}) {
      const authData = Buffer.concat([
        authenticatorData(AT, lies),
        Buffer.alloc(16), // of no known make
        Buffer.from([0, id.length]),
        id,
        coseKey(x, y),
      ]);
      const response = {
        clientDataJSON: text(clientData('webauthn.create', challenge, lies)),
        attestationObject: text(attestation(authData)),
        transports: ['internal'],
      };
      return { ...credential, response, clientExtensionResults: {} };
    },

    /** Answers a challenge. */
    prove({ challenge }: { challenge: string }, lies: Lies = {}) {
      const data = authenticatorData(0, lies);
      const said = clientData('webauthn.get', challenge, lies);
      const signature = createSign('sha256').update(data).update(sha256(said)).sign(privateKey);
      const response = {
        clientDataJSON: text(said),
        authenticatorData: text(data),
        signature: text(signature),
      };
      return { ...credential, response, clientExtensionResults: {} };
    },
  };
}

/** A public key as COSE has it: { 1: 2, 3: -7, -1: 1, -2: x, -3: y }. */
const coseKey = (x: string, y: string) =>
  Buffer.concat([
    Buffer.from('a5010203262001215820', 'hex'),
    Buffer.from(x, 'base64url'),
    Buffer.from('225820', 'hex'),
    Buffer.from(y, 'base64url'),
  ]);

/** CBOR of { fmt: 'none', attStmt: {}, authData }. */
function attestation(authData: Buffer) {
  const length = Buffer.from([0x58, authData.length]);
  return Buffer.concat([
    Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
    length,
    authData,
  ]);
}
