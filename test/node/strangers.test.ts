import { expect, test } from 'vitest';

import { rawRequest } from '../support/lines/raw-request.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';

const EVIL = 'https://evil.example';

test('pages of other sites read what everybody may read, and nothing with credentials of ours', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  for (const path of ['config', 'users/me', 'config/custom', 'server/logs', 'jobs']) {
    for (const method of ['GET', 'OPTIONS']) {
      const { headers } = await root.request(`/api/v1/${path}`, {
        method,
        headers: { origin: EVIL, 'access-control-request-method': 'PUT' },
      });
      expect([null, '*']).toContain(headers.get('access-control-allow-origin')); // never the one that asks
      expect(headers.has('access-control-allow-credentials')).toBe(false);
    }
  }
});

test('no path of this node leads to another one, or into a socket', async () => {
  const node = await startTestNode();
  const targets = [
    '//evil.example/',
    '//evil.example/%2e%2e',
    '/\\evil.example',
    '/@//evil.example',
    '/@evil.example/..',
    '/a/%2f%2fevil.example',
    '/c/https:%2f%2fevil.example',
    '/w/..%2f..%2f/evil.example',
    '/login?return=https://evil.example',
    `${EVIL}/`,
  ];
  for (const target of targets) {
    const { headers } = await rawRequest(node, target);
    const place = new URL(headers['location'] ?? '/', node.url);
    expect([target, place.origin]).toEqual([target, node.url]);
  }

  // nor does one, but the tracker's, become a socket that stays open
  const asking = {
    connection: 'Upgrade, close',
    upgrade: 'websocket',
    'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-version': '13',
    origin: EVIL,
  };
  for (const path of [
    '/',
    '/tracker/socket/',
    '/tracker/announce',
    '/api/v1/users/me/notifications',
    '/socket.io/',
  ]) {
    const answer = await rawRequest(node, path, { headers: asking });
    expect([path, answer.status === 101]).toEqual([path, false]);
  }
});
