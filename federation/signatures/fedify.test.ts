import { createPublicKey, KeyObject } from 'node:crypto';

import {
  generateCryptoKeyPair,
  signJsonLd,
  signObject,
  signRequest as fedifySigns,
  verifyJsonLd,
  verifyObject,
  verifyRequest,
} from '@fedify/fedify/sig';
import { CryptographicKey, Like, Multikey, Person } from '@fedify/vocab';
import { beforeAll, expect, test } from 'vitest';

import { KNOWN_CONTEXTS } from '../vocabulary/contexts/index.ts';
import { inContext, toBeProven } from '../vocabulary/own-contexts.ts';
import { likeActivity } from '../vocabulary/reactions.ts';
import {
  fromMultibase,
  headerLines,
  isLinkedDataSignedBy,
  isProvenBy,
  isSignedBy,
  linkedDataSignature,
  proveObject,
  readSignature,
  signLinkedData,
  signRequest,
  toMultibase,
} from './index.ts';

const ADA = new URL('https://peer.example/accounts/ada');
const RSA_KEY = new URL('#main-key', ADA);
const PROOF_KEY = new URL('#proof-key', ADA);
const VIDEO = 'https://node.example/videos/watch/1';
const INBOX = new URL('https://node.example/inbox');

const rsa = await generateCryptoKeyPair('RSASSA-PKCS1-v1_5');
const ed25519 = await generateCryptoKeyPair('Ed25519');
const keys = {
  rsa: { public: KeyObject.from(rsa.publicKey), private: KeyObject.from(rsa.privateKey) },
  ed25519: {
    public: KeyObject.from(ed25519.publicKey),
    private: KeyObject.from(ed25519.privateKey),
  },
};
const signer = { url: ADA.href, keyUrl: RSA_KEY.href, privateKey: keys.rsa.private };
let ada: unknown;

/** What stands for the network: one actor, and the contexts. */
const load = async (url: string) => ({
  documentUrl: url,
  contextUrl: null,
  document: url.startsWith(ADA.href) ? ada : (KNOWN_CONTEXTS.get(url) as unknown),
});
const network = { documentLoader: load, contextLoader: load };

beforeAll(async () => {
  const person = new Person({
    id: ADA,
    publicKey: new CryptographicKey({ id: RSA_KEY, owner: ADA, publicKey: rsa.publicKey }),
    assertionMethods: [
      new Multikey({ id: PROOF_KEY, controller: ADA, publicKey: ed25519.publicKey }),
    ],
  });
  ada = await person.toJsonLd({ contextLoader: load });
});

const like = {
  '@context': ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1'],
  id: `${ADA.href}/likes/1`,
  type: 'Like',
  actor: ADA.href,
  object: 'https://node.example/videos/watch/1',
};

/** A request of Fedify, as Node's server hands it over. */
async function received(request: Request) {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    target: pathname + search,
    origin: INBOX,
    headers: headerLines([...request.headers].flat()),
    body: Buffer.from(await request.arrayBuffer()),
  };
}

const SPECS = [
  ['cavage', 'draft-cavage-http-signatures-12'],
  ['rfc9421', 'rfc9421'],
] as const;

test.each(SPECS)('Fedify reads what this node signs after %s', async (scheme, spec) => {
  const body = JSON.stringify(like);
  const post = { url: INBOX, body, now: new Date() };
  const headers = { host: INBOX.host, ...(await signRequest(post, signer, scheme)) };
  const sent = new Request(INBOX, { method: 'POST', body, headers });
  expect((await verifyRequest(sent, { ...network, spec }))?.id).toEqual(RSA_KEY);

  const get = await signRequest({ url: ADA, now: new Date() }, signer, scheme);
  const asked = new Request(ADA, { headers: { host: ADA.host, ...get } });
  expect((await verifyRequest(asked, { ...network, spec }))?.id).toEqual(RSA_KEY);
});

test.each(SPECS)('this node reads what Fedify signs after %s', async (scheme, spec) => {
  const options = { method: 'POST', body: JSON.stringify(like) };
  const type = { 'content-type': 'application/activity+json' };
  const request = new Request(INBOX, { ...options, headers: type });
  const signed = await received(await fedifySigns(request, rsa.privateKey, RSA_KEY, { spec }));

  const signature = readSignature(signed);
  expect(signature).toMatchObject({ scheme, keyId: RSA_KEY.href });
  expect(isSignedBy(signature, keys.rsa.public)).toBe(true);
  expect(() => readSignature({ ...signed, body: Buffer.from('{}') })).toThrow('digest');
});

test('the body signatures of either are read by the other', async () => {
  const mine = await signLinkedData(like, signer);
  expect(await verifyJsonLd(mine, network)).toBe(true);
  expect(await isLinkedDataSignedBy(mine, keys.rsa.public)).toBe(true);

  const theirs = (await signJsonLd(like, rsa.privateKey, RSA_KEY, network)) as typeof mine;
  expect(linkedDataSignature(theirs)?.creator).toBe(RSA_KEY.href);
  expect(await isLinkedDataSignedBy(theirs, keys.rsa.public)).toBe(true);
  expect(await isLinkedDataSignedBy({ ...theirs, object: ADA.href }, keys.rsa.public)).toBe(false);
});

test('a tab in a text is signed as PeerTube spells it, and read in either spelling', async () => {
  const tabbed = { ...like, summary: 'a\tb "c" \\d \u0007' };
  expect(await isLinkedDataSignedBy(await signLinkedData(tabbed, signer), keys.rsa.public)).toBe(
    true,
  );
  const theirs = await signJsonLd(tabbed, rsa.privateKey, RSA_KEY, network);
  expect(await isLinkedDataSignedBy(theirs, keys.rsa.public)).toBe(true);
});

test('the object proofs of either are read by the other', async () => {
  const proofSigner = { keyUrl: PROOF_KEY.href, privateKey: keys.ed25519.private };
  const context = [
    'https://www.w3.org/ns/activitystreams',
    'https://w3id.org/security/data-integrity/v1',
  ];
  const mine = await proveObject({ ...like, '@context': context }, proofSigner);
  expect(await verifyObject(Like, mine, network)).toBeInstanceOf(Like);
  expect(isProvenBy(mine, keys.ed25519.public)).toBe(true);
  expect(isProvenBy({ ...mine, object: ADA.href }, keys.ed25519.public)).toBe(false);
  const both = await signLinkedData(mine, signer);
  expect(isProvenBy(both, keys.ed25519.public)).toBe(true);
  expect(await isLinkedDataSignedBy(both, keys.rsa.public)).toBe(true);

  const object = await Like.fromJsonLd(like, network);
  const signed = await signObject(object, ed25519.privateKey, PROOF_KEY, network);
  const theirs = (await signed.toJsonLd(network)) as Record<string, unknown>;
  expect(isProvenBy(theirs, keys.ed25519.public)).toBe(true);
  expect(isProvenBy(theirs, keys.rsa.public)).toBe(false);
});

test('what this node sends has a proof and a signature, and Fedify reads both', async () => {
  const proofSigner = { keyUrl: PROOF_KEY.href, privateKey: keys.ed25519.private };
  const activity = toBeProven(inContext('Plain', likeActivity(ADA.href, { url: VIDEO, id: 1 })));
  const sent = await signLinkedData(await proveObject(activity, proofSigner), signer);
  expect(await verifyJsonLd(sent, network)).toBe(true);
  const { signature: _, ...proven } = sent; // Fedify looks at it this way round
  expect(await verifyObject(Like, proven, network)).toBeInstanceOf(Like);
  expect(await verifyObject(Like, { ...proven, object: ADA.href }, network)).toBeNull();
});

test('a Multikey of Fedify is the key it stands for', () => {
  const { assertionMethod } = ada as { assertionMethod: { publicKeyMultibase: string } };
  const text = assertionMethod.publicKeyMultibase;
  expect(toMultibase(keys.ed25519.public)).toBe(text);
  const key = fromMultibase(text)!;
  expect(key.equals(createPublicKey(keys.ed25519.private))).toBe(true);
  for (const odd of [
    '',
    'z',
    text.slice(1),
    `${text}1`,
    text.replace('6', '0'),
    `z${'1'.repeat(34)}`,
  ])
    expect(fromMultibase(odd)).toBeUndefined();
});
