import * as fc from 'fast-check';

import { readdress, replayed } from '../recorded/replay.ts';

/** The hosts of a fuzz: who writes, who must not be written to, and this node. */
export const EVIL = 'https://evil.example';
export const VICTIM = 'https://victim.example';
export const OURS = 'https://node.example';

const deep = (depth: number): unknown =>
  Array.from({ length: depth }).reduce<unknown>((inner) => ({ object: inner }), 'x');

/** Values that no honest node puts where they are put. */
const HOSTILE: unknown[] = [
  null,
  true,
  -1,
  0,
  2 ** 31,
  2 ** 53,
  1e308,
  -0.5,
  '',
  "'",
  `"); drop table videos; --`,
  String.raw`\0`,
  'a\0b',
  '%00',
  '\ud800',
  '\u202e\u0007',
  'x'.repeat(200_000),
  '<svg><style><!--</style><img src=x onerror=alert(1)>',
  [],
  {},
  [[[]]],
  deep(10),
  deep(200),
  JSON.parse('{"__proto__":{"polluted":true}}'),
  { constructor: { prototype: { polluted: true } } },
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59-14:00',
  'P9999DT99999H999999M999999999S',
  'PT-1S',
  'constructor',
  '__proto__',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'http://169.254.169.254/',
  `${OURS}/videos/watch/1`,
  `${OURS}/accounts/root`,
  `${VICTIM}/accounts/alice`,
  `${VICTIM}/video-channels/gold_channel`,
  `${EVIL}/x');update users set role='administrator'--`,
  'https://evil.example@victim.example/',
  'https://VICTIM.example./accounts/alice',
];

type Change = { at: number; how: 'replace' | 'remove' | 'wrap' | 'rename'; value: unknown };

const changes = fc.array(
  fc.record({
    at: fc.nat(500),
    how: fc.constantFrom('replace' as const, 'replace', 'remove', 'wrap', 'rename'),
    value: fc.oneof(fc.constantFrom(...HOSTILE), fc.jsonValue({ maxDepth: 3 })),
  }),
  { minLength: 1, maxLength: 5 },
);

type Holder = Record<string, unknown>;

/** Every place in a document: its holder, and its name there. */
function places(document: unknown): [Holder, string][] {
  if (typeof document !== 'object' || document === null) return [];
  const holder = document as Holder;
  return Object.keys(holder).flatMap((name) => [
    [holder, name] as [Holder, string],
    ...places(holder[name]),
  ]);
}

function change(document: object, { at, how, value }: Change): void {
  const all = places(document);
  const [holder, name] = all[at % Math.max(1, all.length)] ?? [];
  if (!holder || name === undefined) return;
  if (how === 'replace') holder[name] = structuredClone(value); // it may be changed where it is
  else if (how === 'remove') delete holder[name];
  else if (how === 'wrap') holder[name] = [holder[name]];
  else if (!Array.isArray(holder)) holder[JSON.stringify(value).slice(1, 50)] = holder[name];
}

const recorded = replayed().map(({ body }) => body);

/** Recorded activities, their hosts in new places and a few things in them not as they should be. */
export const hostileActivity = fc
  .record({
    activity: fc.constantFrom(...recorded),
    a: fc.constantFrom(EVIL, EVIL, VICTIM, OURS),
    b: fc.constantFrom(EVIL, EVIL, VICTIM, OURS),
    changes,
  })
  .map(({ activity, a, b, changes: all }) => {
    const hosts = new Map([
      ['http://127.0.0.1:9001', a],
      ['http://127.0.0.1:9002', b],
    ]);
    const document = structuredClone(readdress(activity, hosts));
    for (const each of all) change(document, each);
    return document;
  });
