import { type KeyObject, sign } from 'node:crypto';

import { digestOf } from '../../../federation/signatures/digest.ts';

/** Who signs, where, what and when. `host`: where the request goes. */
export type Signing = {
  host: string;
  keyId: string;
  privateKey: KeyObject;
  now: Date;
  body: Buffer;
};

export type Change = {
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

export type Way = readonly [name: string, change: Change];

export const COVERED = '(request-target) host date digest';
export const CREATED = '(request-target) host (created) digest';

const SKEW_SECONDS = 1_810; // more than the contract allows, and than a request takes

const secondsOf = (at: Date) => Math.floor(at.getTime() / 1000);

/** A request that is signed over what it says it is, after draft-cavage, changed in one way. */
// oxlint-disable-next-line eslint/complexity -- each part of the request can be another
export function signByHand({ host, keyId, privateKey, now, body }: Signing, change: Change = {}) {
  const honest = { host, date: now.toUTCString(), digest: digestOf(body) };
  const headers: Record<string, string | undefined> = { ...honest, ...change.headers };
  const covered = change.covered ?? COVERED;
  const { method = 'POST', target = '/inbox?x=1' } = change;
  const special: Record<string, string> = {
    '(request-target)': `${method.toLowerCase()} ${target}`,
    '(created)': String(change.parameters?.['created']),
    '(expires)': String(change.parameters?.['expires']),
  };
  const valueOf = (name: string) => special[name] ?? headers[name] ?? '';
  const signed = covered.split(' ').map((name) => `${name}: ${valueOf(name)}`);
  const signature = sign('sha256', Buffer.from(signed.join('\n')), privateKey).toString('base64');
  const parameters: Record<string, string | number | null> = {
    keyId,
    algorithm: 'rsa-sha256',
    headers: covered,
    signature,
    ...change.parameters,
  };
  const header = Object.entries(parameters)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => (typeof value === 'number' ? `${name}=${value}` : `${name}="${value}"`))
    .join(',');
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  );
  return {
    method,
    target,
    body: change.body ?? body,
    headers: [
      ...lines,
      ['signature', change.header?.(header) ?? header] as [string, string],
      ...(change.more ?? []),
    ],
  };
}

const twice = (name: string) => (header: string) =>
  `${header},${new RegExp(`${name}="?[^",]*"?`).exec(header)![0]}`;

/** Ways to sign that prove nothing. */
export const spoilt = (signing: Signing): Way[] => [
  ...COVERAGE,
  ...saidTwice(signing),
  ...PARAMETERS,
  ...ofTime(signing),
  ...ofHeaders(signing),
  ...SPELLINGS,
];

const COVERAGE: Way[] = [
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
];

const saidTwice = ({ now }: Signing): Way[] => [
  ['keyId is said twice', { header: twice('keyId') }],
  ['algorithm is said twice', { header: twice('algorithm') }],
  ['headers is said twice', { header: (h) => `headers="date",${h}` }],
  ['signature is said twice', { header: (h) => `signature="${'A'.repeat(344)}",${h}` }],
  [
    'created is said twice',
    {
      parameters: { algorithm: 'hs2019', created: secondsOf(now) },
      covered: CREATED,
      header: twice('created'),
    },
  ],
];

const PARAMETERS: Way[] = [
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
];

const after = (at: Date, seconds: number) => new Date(at.getTime() + seconds * 1_000).toUTCString();

const ofTime = ({ now }: Signing): Way[] => [
  ['created is of the wrong kind', { covered: CREATED, parameters: { created: secondsOf(now) } }],
  ['created is not said', { covered: CREATED, parameters: { algorithm: 'hs2019' } }],
  [
    'created is long ago',
    {
      covered: CREATED,
      parameters: { algorithm: 'hs2019', created: secondsOf(now) - SKEW_SECONDS },
    },
  ],
  [
    'created is to come',
    {
      covered: CREATED,
      parameters: { algorithm: 'hs2019', created: secondsOf(now) + SKEW_SECONDS },
    },
  ],
  ['created is a word', { covered: CREATED, parameters: { algorithm: 'hs2019', created: 'now' } }],
  ['it has expired', { parameters: { expires: secondsOf(now) - 1 } }],
  ['the date is long ago', { headers: { date: after(now, -SKEW_SECONDS) } }],
  ['the date is to come', { headers: { date: after(now, SKEW_SECONDS) } }],
];

const ofHeaders = ({ host, now, body }: Signing): Way[] => [
  ['the date is a word', { headers: { date: 'today' } }],
  ['the date is in another form', { headers: { date: now.toISOString() } }],
  ['there is no date', { headers: { date: undefined } }],
  ['there is no host', { headers: { host: undefined } }],
  ['the host is another', { headers: { host: 'other.example' } }],
  ['the port is another', { headers: { host: `${host.split(':')[0]}:8443` } }],
  ['there is no digest', { headers: { digest: undefined } }],
  ['the digest is of another body', { body: Buffer.concat([body, Buffer.from(' ')]) }],
  ['the digest is of an old hash', { headers: { digest: 'MD5=1B2M2Y8AsgTpgAmY7PhCfg==' } }],
  ['the digest is spelt otherwise', { headers: { digest: digestOf(body).toLowerCase() } }],
  ['the digest is one of two', { headers: { digest: `${digestOf(body)},${digestOf('x')}` } }],
  ['there are two hosts', { more: [['host', host]] }],
  ['there are two dates', { more: [['date', after(now, -SKEW_SECONDS)]] }],
  ['there are two digests', { more: [['digest', digestOf('x')]] }],
  ['there are two signatures', { more: [['signature', 'keyId="x"']] }],
];

const SPELLINGS: Way[] = [
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
];
