import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

import { expect, test } from 'vitest';

import { Failure } from '../../server/platform/errors.ts';
import { contentDigestOf } from './digest.ts';
import { isSignedBy, readSignature, signRequest, type SignedRequest } from './index.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ed25519 = generateKeyPairSync('ed25519');
const now = new Date('2026-11-21T10:00:00Z');
const seconds = Math.floor(now.getTime() / 1000);
const body = Buffer.from('{"type":"Like"}');
const KEY_ID = 'https://peer.example/accounts/ada#main-key';
const PARAMETERS = `;created=${seconds};keyid="${KEY_ID}"`;

type Change = {
  covered?: string;
  parameters?: string;
  headers?: Record<string, string>;
  more?: [string, string][];
  input?: (honest: string) => string;
  signature?: (honest: string) => string;
  method?: string;
  body?: Buffer;
};

const VALUES: Record<string, string> = {
  '@target-uri': 'https://node.example/inbox?x=1',
  '@authority': 'node.example',
  '@scheme': 'https',
  '@request-target': '/inbox?x=1',
  '@path': '/inbox',
  '@query': '?x=1',
  host: 'node.example',
};
const COVERED = '@method @target-uri content-digest';

/** A request that is signed over what it says it is, changed in one way. */
// oxlint-disable-next-line eslint/complexity -- each part of the request can be another
function given(change: Change = {}): SignedRequest {
  const { covered = COVERED, parameters = PARAMETERS, method = 'POST' } = change;
  const headers: Record<string, string> = {
    host: 'node.example',
    'content-digest': contentDigestOf(body),
    ...change.headers,
  };
  const names = covered.split(' ');
  const list = `(${names.map((name) => `"${name}"`).join(' ')})${parameters}`;
  const values: Record<string, string> = { '@method': method, ...VALUES, ...headers };
  const base = [
    ...names.map((name) => `"${name}": ${values[name] ?? ''}`),
    `"@signature-params": ${list}`,
  ].join('\n');
  const signature = `sig1=:${sign('sha256', Buffer.from(base), rsa.privateKey).toString('base64')}:`;
  return {
    method,
    target: '/inbox?x=1',
    origin: new URL('https://node.example'),
    body: change.body ?? body,
    headers: [
      ...Object.entries(headers),
      ['signature-input', change.input?.(`sig1=${list}`) ?? `sig1=${list}`],
      ['signature', change.signature?.(signature) ?? signature],
      ...(change.more ?? []),
    ],
  };
}

function isAccepted(request: SignedRequest, key: KeyObject = rsa.publicKey) {
  try {
    return isSignedBy(readSignature(request, now), key);
  } catch (error) {
    if (error instanceof Failure && error.code === 'forbidden') return false;
    throw error;
  }
}

test.each<[string, Change]>([
  ['the address', {}],
  ['the parts of the address', { covered: '@method @authority @path @query content-digest' }],
  ['the request line', { covered: '@method @scheme host @request-target content-digest' }],
  ['its kind', { parameters: `${PARAMETERS};alg="rsa-v1_5-sha256"` }],
  ['until when', { parameters: `${PARAMETERS};expires=${seconds + 60};nonce="n";tag="t"` }],
  ['nothing to read', { method: 'GET', covered: '@method @target-uri', body: Buffer.alloc(0) }],
])('a request that signs %s is believed', (_, change) => {
  expect(isAccepted(given(change))).toBe(true);
});

const keyId = (text: string) => ({ parameters: `;created=${seconds};keyid=${text}` });

test.each<[string, Change]>([
  ['the method is not signed', { covered: '@target-uri content-digest' }],
  ['the address is not signed', { covered: '@method content-digest' }],
  ['the query is not signed', { covered: '@method @authority @path content-digest' }],
  ['the host is not signed', { covered: '@method @path @query content-digest' }],
  ['the digest is not signed', { covered: '@method @target-uri' }],
  ['nothing is signed', { input: (list) => list.replace(/[(].*[)]/, '()') }],
  ['a part is signed twice', { covered: `${COVERED} @method` }],
  ['a header is not there', { covered: `${COVERED} x-more` }],
  ['a part is unknown', { covered: `${COVERED} @status` }],
  ['a part has a flag', { input: (list) => list.replace('"@method"', '"@method";req') }],
  ['there is no time', { parameters: `;keyid="${KEY_ID}"` }],
  ['the time is long ago', { parameters: `;created=${seconds - 1801};keyid="${KEY_ID}"` }],
  ['the time is to come', { parameters: `;created=${seconds + 1801};keyid="${KEY_ID}"` }],
  ['the time is a word', { parameters: `;created="now";keyid="${KEY_ID}"` }],
  ['it has expired', { parameters: `${PARAMETERS};expires=${seconds - 1}` }],
  ['there is no key', { parameters: `;created=${seconds}` }],
  ['the key is a token', keyId('key')],
  ['the key is a file', keyId('"file:///key"')],
  ['the kind is a keyed hash', { parameters: `${PARAMETERS};alg="hmac-sha256"` }],
  ['the kind is of another key', { parameters: `${PARAMETERS};alg="ed25519"` }],
  ['the key is said twice', { parameters: `;keyid="https://a.example/"${PARAMETERS}` }],
  ['the time is said twice', { parameters: `;created=1${PARAMETERS}` }],
  ['the label is said twice', { input: (list) => `sig1=("@method");created=1, ${list}` }],
  ['there are two labels', { input: (list) => `${list}, sig2=("@method");created=1` }],
  ['the labels differ', { signature: (text) => text.replace('sig1', 'sig2') }],
  ['the signature is a string', { signature: () => 'sig1="abc"' }],
  ['the signature is a token', { signature: () => 'sig1' }],
  ['the signature is empty', { signature: () => '' }],
  ['the signature is of something else', { signature: () => `sig1=:${'A'.repeat(344)}:` }],
  ['the signature is after the old draft', { signature: () => `keyId="${KEY_ID}"` }],
  ['the list is no list', { input: () => `sig1="@method"${PARAMETERS}` }],
  ['the list is a token', { input: () => 'sig1' }],
  ['the list is not closed', { input: (list) => list.replace(')', '') }],
  ['the list has numbers', { input: (list) => list.replace('"@method"', '1') }],
  ['the digest is of another body', { body: Buffer.from('{}') }],
  ['the digest is of another form', { headers: { 'content-digest': 'sha-256=abc' } }],
  ['the digest is of an unknown hash', { headers: { 'content-digest': 'md5=:AAAA:' } }],
  [
    'one of two digests is wrong',
    { headers: { 'content-digest': `${contentDigestOf(body)}, sha-512=:AAAA:` } },
  ],
  ['the host is another', { headers: { host: 'other.example' } }],
  ['there are two digests', { more: [['content-digest', contentDigestOf(body)]] }],
  ['there are two inputs', { more: [['signature-input', 'sig2=("@method")']] }],
  ['there are two signatures', { more: [['signature', 'sig1=:AAAA:']] }],
])('a request is refused when %s', (_, change) => {
  expect(isAccepted(given(change))).toBe(false);
});

test('a request may be signed with Ed25519', async () => {
  const url = new URL('https://node.example/inbox');
  const signer = { keyUrl: KEY_ID, privateKey: ed25519.privateKey };
  const headers = await signRequest({ url, body, now }, signer, 'rfc9421');
  const request = {
    method: 'POST',
    target: '/inbox',
    origin: url,
    headers: Object.entries({ host: url.host, ...headers }),
    body,
  };
  expect(isAccepted(request, ed25519.publicKey)).toBe(true);
  expect(isAccepted(request, rsa.publicKey)).toBe(false);
});
