import { generateKeyPairSync, sign } from 'node:crypto';

import { expect, test } from 'vitest';

import { Failure } from '../../server/platform/errors.ts';
import { digestOf } from './digest.ts';
import { isSignedBy, readSignature, signRequest, type SignedRequest } from './index.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const now = new Date('2026-11-21T10:00:00Z');
const seconds = Math.floor(now.getTime() / 1000);
const body = Buffer.from('{"type":"Like"}');
const HEADERS = {
  host: 'node.example',
  date: now.toUTCString(),
  digest: digestOf(body),
};
const COVERED = '(request-target) host date digest';

type Change = {
  /** The parameters of the header; one that is null is left out. */
  parameters?: Record<string, string | number | null>;
  /** What is put in place of the whole header. */
  header?: (honest: string) => string;
  headers?: Record<string, string | undefined>;
  /** Lines that come once more. */
  more?: [string, string][];
  covered?: string;
  body?: Buffer;
  method?: string;
  target?: string;
};

/** A request that is signed over what it says it is, changed in one way. */
// oxlint-disable-next-line eslint/complexity -- each part of the request can be another
function given(change: Change = {}): SignedRequest {
  const headers = { ...HEADERS, ...change.headers };
  const covered = change.covered ?? COVERED;
  const { method = 'POST', target = '/inbox?x=1' } = change;
  const special: Record<string, string> = {
    '(request-target)': `${method.toLowerCase()} ${target}`,
    '(created)': String(change.parameters?.['created']),
    '(expires)': String(change.parameters?.['expires']),
  };
  const valueOf = (name: string) => special[name] ?? headers[name as keyof typeof headers] ?? '';
  const signed = covered.split(' ').map((name) => `${name}: ${valueOf(name)}`);
  const signature = sign('sha256', Buffer.from(signed.join('\n')), privateKey).toString('base64');
  const parameters: Record<string, string | number | null> = {
    keyId: 'https://peer.example/accounts/ada#main-key',
    algorithm: 'rsa-sha256',
    headers: covered,
    signature,
    ...change.parameters,
  };
  const honest = Object.entries(parameters)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => (typeof value === 'number' ? `${name}=${value}` : `${name}="${value}"`))
    .join(',');
  const lines = Object.entries(headers).filter(([, value]) => value !== undefined);
  return {
    method,
    target,
    origin: new URL('https://node.example'),
    body: change.body ?? body,
    headers: [...lines, ['signature', change.header?.(honest) ?? honest], ...(change.more ?? [])],
  };
}

const isAccepted = (request: SignedRequest) => {
  try {
    return isSignedBy(readSignature(request, now), publicKey);
  } catch (error) {
    if (error instanceof Failure && error.code === 'forbidden') return false;
    throw error;
  }
};

const created = { algorithm: 'hs2019', created: seconds };
const CREATED = '(request-target) host (created) digest';

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

const twice = (name: string) => (header: string) =>
  `${header},${new RegExp(`${name}="?[^",]*"?`).exec(header)![0]}`;
const old = new Date(now.getTime() - 1_801_000).toUTCString();
const early = new Date(now.getTime() + 1_801_000).toUTCString();

test.each<[string, Change]>([
  ['the target is not signed', { covered: 'host date digest' }],
  ['the host is not signed', { covered: '(request-target) date digest' }],
  ['the date is not signed', { covered: '(request-target) host digest' }],
  ['the digest is not signed', { covered: '(request-target) host date' }],
  ['nothing is signed', { covered: '', header: (h) => h.replace(/headers="[^"]*"/, 'headers=""') }],
  ['it does not say what is signed', { parameters: { headers: null } }],
  ['only the date is signed', { covered: 'date' }],
  ['names are in capitals', { parameters: { headers: COVERED.toUpperCase() } }],
  ['names stand two spaces apart', { parameters: { headers: COVERED.replace(' ', '  ') } }],
  ['a name is signed twice', { covered: `${COVERED} date` }],
  ['a name is odd', { covered: `${COVERED} (status)` }],
  ['a header is signed that is not there', { covered: `${COVERED} x-more` }],
  ['names are commas apart', { parameters: { headers: COVERED.replaceAll(' ', ',') } }],
  ['keyId is said twice', { header: twice('keyId') }],
  ['algorithm is said twice', { header: twice('algorithm') }],
  ['headers is said twice', { header: (h) => `headers="date",${h}` }],
  ['signature is said twice', { header: (h) => `signature="${'A'.repeat(344)}",${h}` }],
  ['created is said twice', { parameters: created, covered: CREATED, header: twice('created') }],
  ['there is no keyId', { parameters: { keyId: null } }],
  ['keyId is empty', { parameters: { keyId: '' } }],
  ['keyId is no address', { parameters: { keyId: 'main-key' } }],
  ['keyId is a file', { parameters: { keyId: 'file:///etc/passwd' } }],
  ['keyId is a script', { parameters: { keyId: 'javascript:alert(1)' } }],
  ['keyId has a password', { parameters: { keyId: 'https://a:b@peer.example/#k' } }],
  ['keyId is endless', { parameters: { keyId: `https://peer.example/${'a'.repeat(2_000)}` } }],
  ['keyId is a number', { parameters: { keyId: 7 } }],
  ['there is no signature', { parameters: { signature: null } }],
  ['the signature is empty', { parameters: { signature: '' } }],
  ['the signature is no base 64', { parameters: { signature: '!'.repeat(344) } }],
  ['the signature is of the URL alphabet', { parameters: { signature: '-_'.repeat(172) } }],
  ['the signature is cut', { header: (h) => h.replace(/.{8}"$/, '"') }],
  ['the signature is of something else', { parameters: { signature: 'A'.repeat(342) + '==' } }],
  ['the kind is a keyed hash', { parameters: { algorithm: 'hmac-sha256' } }],
  ['the kind is an old hash', { parameters: { algorithm: 'rsa-sha1' } }],
  ['the kind is none', { parameters: { algorithm: 'none' } }],
  ['the kind is in capitals', { parameters: { algorithm: 'RSA-SHA256' } }],
  ['created is of the wrong kind', { covered: CREATED, parameters: { created: seconds } }],
  ['created is not said', { covered: CREATED, parameters: { algorithm: 'hs2019' } }],
  [
    'created is long ago',
    { covered: CREATED, parameters: { ...created, created: seconds - 1801 } },
  ],
  ['created is to come', { covered: CREATED, parameters: { ...created, created: seconds + 1801 } }],
  ['created is a word', { covered: CREATED, parameters: { ...created, created: 'now' } }],
  ['it has expired', { parameters: { expires: seconds - 1 } }],
  ['the date is long ago', { headers: { date: old } }],
  ['the date is to come', { headers: { date: early } }],
  ['the date is a word', { headers: { date: 'today' } }],
  ['the date is in another form', { headers: { date: now.toISOString() } }],
  ['there is no date', { headers: { date: undefined } }],
  ['there is no host', { headers: { host: undefined } }],
  ['the host is another', { headers: { host: 'other.example' } }],
  ['the port is another', { headers: { host: 'node.example:8443' } }],
  ['there is no digest', { headers: { digest: undefined } }],
  ['the digest is of another body', { body: Buffer.from('{"type":"Delete"}') }],
  ['the digest is of an old hash', { headers: { digest: 'MD5=1B2M2Y8AsgTpgAmY7PhCfg==' } }],
  ['the digest is spelt otherwise', { headers: { digest: digestOf(body).toLowerCase() } }],
  ['the digest is one of two', { headers: { digest: `${digestOf(body)},${digestOf('x')}` } }],
  ['there are two hosts', { more: [['host', 'node.example']] }],
  ['there are two dates', { more: [['date', old]] }],
  ['there are two digests', { more: [['digest', digestOf('x')]] }],
  ['there are two signatures', { more: [['signature', 'keyId="x"']] }],
  ['the header is empty', { header: () => '' }],
  ['the header is of another scheme', { header: (h) => `Signature ${h}` }],
  ['the header ends in a comma', { header: (h) => `${h},` }],
  ['the header begins with a comma', { header: (h) => `,${h}` }],
  ['a comma is missing', { header: (h) => h.replace(',', ' ') }],
  ['a quote is missing', { header: (h) => h.slice(0, -1) }],
  ['a quote is escaped', { header: (h) => h.replace('#main-key', String.raw`\"#main-key`) }],
  ['quotes are single', { header: (h) => h.replaceAll('"', "'") }],
  ['the header is endless', { header: (h) => `${h},opaque="${'x'.repeat(9_000)}"` }],
  ['names are endless', { covered: `${COVERED} ${'x '.repeat(99)}x` }],
])('a request is refused when %s', (_, change) => {
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
