import { globSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { readConfig } from '../../server/platform/config.ts';
import { RATE_LIMIT_NAMES } from '../../server/platform/config/rate-limits.ts';
import { startTestNode } from '../support/node.ts';
import { asJson, openPeople } from '../support/people.ts';

const root = new URL('../../', import.meta.url);

test('an operator sets how often something may be tried, by name', async () => {
  const node = await startTestNode({ RATE_LIMITS: 'sign-in=40/5m, sign-up=1/1h' });
  const { root: admin } = await openPeople(node);
  const signup = { enabled: true, requiresApproval: false, requiresEmailVerification: false };
  await admin.request('/api/v1/config/custom', { method: 'PUT', ...asJson({ signup }) });
  const join = (username: string) => {
    const user = { username, email: `${username}@example.org`, password: 'open sesame' };
    return node.request('/api/v1/users/register', { method: 'POST', ...asJson(user) });
  };
  expect((await join('ada')).status).toBe(200);
  const refused = await join('eve');
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_500);

  const guess = (n: number) => node.signIn(`nobody${n}`, 'wrong').then(() => 'let in', String);
  const told = await Promise.all(Array.from({ length: 41 }, (_, n) => guess(n)));
  expect(told.filter((answer) => answer.includes('failed: 400'))).toHaveLength(40);
  expect(told.filter((answer) => answer.includes('failed: 429'))).toHaveLength(1);
});

test.each(['sign-in', 'sign-in=0/5m', 'sign-in=5', 'sign-in=5/5d', 'nothing=5/5m'])(
  'a node with the limit %s does not start',
  (RATE_LIMITS) => {
    expect(() => readConfig({ RATE_LIMITS })).toThrow('RATE_LIMITS');
  },
);

const UNITS = [
  [3_600, 'h'],
  [60, 'm'],
  [1, 's'],
] as const;

/** As settings and the document write a limit. */
function written(attempts: string, seconds: string) {
  const windowSeconds = seconds
    .split('*')
    .reduce((product, factor) => product * Number(factor.replaceAll('_', '')), 1);
  const [length, unit] = UNITS.find(([each]) => windowSeconds % each === 0)!;
  return `${attempts.replaceAll('_', '')}/${windowSeconds / length}${unit}`;
}

test('the document for operators names each limit, with what it usually is', () => {
  const ours: Record<string, string> = {};
  for (const path of globSync('server/**/*.ts', { cwd: root })) {
    const text = readFileSync(new URL(path, root), 'utf8');
    for (const [, name, attempts, seconds] of text.matchAll(
      /name: '([a-z-]+)', attempts: ([\d_]+), windowSeconds: ([\d_* ]+)/g,
    ))
      ours[name!] = written(attempts!, seconds!);
  }
  const document = readFileSync(new URL('ops/running.md', root), 'utf8');
  const told = [...document.matchAll(/^\| `([a-z-]+)` +\| (\S+) +\|/gm)];
  expect(told.map(([, name]) => name)).toEqual([...RATE_LIMIT_NAMES]);
  for (const [, name, usual] of told) expect([name, usual]).toEqual([name, ours[name!]]);
});
