import { generateKeyPairSync, sign } from 'node:crypto';

import { expect, test } from 'vitest';

import { Failure } from '../../server/platform/errors.ts';
import {
  type Change,
  CREATED,
  signByHand,
  spoilt,
} from '../../test/support/hostile/signed-by-hand.ts';
import { isSignedBy, readSignature, signRequest, type SignedRequest } from './index.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const now = new Date('2026-11-21T10:00:00Z');
const seconds = Math.floor(now.getTime() / 1000);
const body = Buffer.from('{"type":"Like"}');
const keyId = 'https://peer.example/accounts/ada#main-key';
const SIGNING = { host: 'node.example', keyId, privateKey, now, body };

const given = (change?: Change): SignedRequest => ({
  ...signByHand(SIGNING, change),
  origin: new URL('https://node.example'),
});

const isAccepted = (request: SignedRequest) => {
  try {
    return isSignedBy(readSignature(request, now), publicKey);
  } catch (error) {
    if (error instanceof Failure && error.code === 'forbidden') return false;
    throw error;
  }
};

const created = { algorithm: 'hs2019', created: seconds };

test.each<[string, Change]>([
  ['as PeerTube signs', {}],
  ['in another order', { covered: 'digest date host (request-target)' }],
  ['with a space after each comma', { header: (h) => h.replaceAll('",', '", ') }],
  ['with its own time', { covered: CREATED, parameters: created }],
  ['until a time to come', { parameters: { expires: seconds + 60 } }],
  ['of no named kind', { parameters: { algorithm: null } }],
  ['29 minutes ago', { headers: { date: new Date(now.getTime() - 1_740_000).toUTCString() } }],
  ['with a parameter nobody knows', { parameters: { opaque: 'x' } }],
  ['to read', { method: 'GET', covered: '(request-target) host date', body: Buffer.alloc(0) }],
])('a request that is signed %s is believed', (_, change) => {
  expect(isAccepted(given(change))).toBe(true);
});

test.each(spoilt(SIGNING))('a request is refused when %s', (_, change) => {
  expect(isAccepted(given(change))).toBe(false);
});

test('a signature holds for one target, one method and one key', async () => {
  const honest = given();
  expect(isAccepted({ ...honest, target: '/other' })).toBe(false);
  expect(isAccepted({ ...honest, method: 'PUT' })).toBe(false);

  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey;
  const short = generateKeyPairSync('rsa', { modulusLength: 512 });
  const read = readSignature(honest, now);
  expect(isSignedBy(read, other)).toBe(false);
  expect(isSignedBy(read, privateKey)).toBe(false); // only the public half proves anything
  expect(isSignedBy(read, generateKeyPairSync('ed25519').publicKey)).toBe(false);
  const signature = sign('sha256', Buffer.from(read.signingString), short.privateKey);
  expect(isSignedBy({ ...read, signature }, short.publicKey)).toBe(false);
});

test.each(['cavage', 'rfc9421'] as const)(
  'what this node sends after %s it reads',
  async (scheme) => {
    const url = new URL('https://node.example/inbox?x=1');
    const signer = { keyUrl: 'https://peer.example/accounts/ada#main-key', privateKey };
    for (const sent of [
      { url, body, now },
      { url, now },
    ]) {
      const headers = await signRequest(sent, signer, scheme);
      const request = {
        method: sent.body ? 'POST' : 'GET',
        target: '/inbox?x=1',
        origin: url,
        headers: Object.entries({ host: url.host, ...headers }),
        body: sent.body ?? Buffer.alloc(0),
      };
      expect(isAccepted(request)).toBe(true);
      expect(isAccepted({ ...request, target: '/inbox?x=2' })).toBe(false);
      expect(isAccepted({ ...request, body: Buffer.from('{}') })).toBe(false);
    }
  },
);
