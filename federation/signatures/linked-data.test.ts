import { generateKeyPairSync } from 'node:crypto';

import { expect, test } from 'vitest';

import { isLinkedDataSignedBy, isPlain, linkedDataSignature, signLinkedData } from './index.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ADA = 'https://peer.example/accounts/ada';
const CONTEXT = ['https://www.w3.org/ns/activitystreams', 'https://w3id.org/security/v1'];
const note = {
  '@context': CONTEXT,
  id: `${ADA}/notes/1/activity`,
  type: 'Create',
  actor: ADA,
  object: { id: `${ADA}/notes/1`, type: 'Note', content: 'Hello', unheardOf: 1 },
};
const signed = await signLinkedData(note, { url: ADA, privateKey });

const blank = (n: number) => `_:b${n}`;
const isBelieved = (document: Record<string, unknown>) => isLinkedDataSignedBy(document, publicKey);

test('a signed body is believed in any order of its words, until one is changed', async () => {
  expect(await isBelieved(signed)).toBe(true);
  expect(await isBelieved(Object.fromEntries(Object.entries(signed).toReversed()))).toBe(true);
  expect(await isBelieved({ ...signed, object: { ...note.object, content: 'Bye' } })).toBe(false);
  expect(await isBelieved({ ...signed, to: [ADA] })).toBe(false);
});

test.each([
  ['its graph in another place', { '@graph': [{ type: 'Delete' }] }],
  ['more beside it', { '@included': [{ type: 'Delete' }] }],
  ['its words backwards', { '@reverse': { object: { type: 'Delete' } } }],
  ['its words nested', { '@nest': { type: 'Delete' } }],
  ['a graph further in', { object: { ...note.object, tag: [{ '@graph': [] }] } }],
  ['another name for more', { '@context': [...CONTEXT, { more: '@included' }] }],
  ['another name for backwards', { '@context': [...CONTEXT, { of: { '@reverse': 'as:object' } }] }],
  ['a graph in its words', { '@context': [...CONTEXT, { x: { '@container': ['@graph'] } }] }],
  ['a context nobody here knows', { '@context': [...CONTEXT, 'https://evil.example/context'] }],
  ['a context of this machine', { '@context': [...CONTEXT, 'http://127.0.0.1/context'] }],
  ['a context that is no context', { '@context': [7] }],
])('a body with %s is refused', async (_, more) => {
  expect(await isBelieved({ ...signed, ...more })).toBe(false);
});

test.each([
  ['kind', { type: 'Ed25519Signature2018' }],
  ['value', { signatureValue: '' }],
  ['alphabet', { signatureValue: '!!' }],
  ['author', { creator: 'https://peer.example/accounts/eve' }],
  ['author of no kind', { creator: { id: ADA } }],
  ['time', { created: '2020-01-01T00:00:00Z' }],
  ['time of no kind', { created: 'yesterday' }],
])('a signature of another %s is refused', async (_, change) => {
  expect(await isBelieved({ ...signed, signature: { ...signed.signature, ...change } })).toBe(
    false,
  );
});

test('what nests without end, or is tangled, is refused in short time', async () => {
  let deep: object = {};
  for (let n = 0; n < 5_000; n++) deep = { object: deep };
  expect(isPlain({ ...note, object: deep })).toBe(false);

  const tangle = Array.from({ length: 40 }, (_, n) => ({
    id: blank(n),
    tag: Array.from({ length: 40 }, (__, m) => ({ id: blank(m) })),
  }));
  expect(await isBelieved({ ...signed, tag: tangle })).toBe(false);
});

const having = (tags: number) =>
  signLinkedData(
    { ...note, tag: Array.from({ length: tags }, (_, n) => ({ type: 'Mention', name: `${n}` })) },
    { url: ADA, privateKey },
  );

test('what is large is not believed, whoever signed it: to look at it would stop all else', async () => {
  expect(await isBelieved(await having(100))).toBe(true);
  expect(await isBelieved(await having(400))).toBe(false);

  const long = { ...note, content: '"'.repeat(100_000) }; // each is two characters of JSON
  expect(await isBelieved(await signLinkedData(long, { url: ADA, privateKey }))).toBe(false);
});

test('a body without a signature has none', async () => {
  expect(linkedDataSignature(note)).toBeUndefined();
  expect(await isBelieved(note)).toBe(false);
  expect(await isBelieved({ ...note, signature: [signed.signature] })).toBe(false);
});
