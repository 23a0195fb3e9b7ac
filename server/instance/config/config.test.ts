import { expect, test } from 'vitest';

import { expectShape, recorded } from '../../../test/support/contract.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { asJson, openPeople } from '../../../test/support/people.ts';
import type { CustomConfig } from './custom-config.ts';

const CUSTOM = '/api/v1/config/custom';

test('an administrator changes settings while the node runs, and clients see them at once', async () => {
  const node = await startTestNode();
  const { root, join } = await openPeople(node);
  const moderator = await join('mod', 'moderator');
  const read = async (path: string) => (await node.request(path)).json() as Promise<unknown>;
  const put = (change: object) => root.request(CUSTOM, { method: 'PUT', ...asJson(change) });

  expectShape(await read('/api/v1/config'), recorded('api-config'), ['theme.builtIn']);
  expectShape(await read('/api/v1/config/about'), recorded('api-config-about'));
  const custom = (await (await root.request(CUSTOM)).json()) as CustomConfig;
  expectShape(custom, recorded('api-admin-config-custom'));
  expect((await moderator.request(CUSTOM)).status).toBe(403);

  const changed = await put({
    instance: { name: 'Brook', languages: ['fr'] },
    signup: { enabled: true },
  });
  expect(changed.status).toBe(200);
  expect(await read('/api/v1/config')).toMatchObject({
    instance: { name: 'Brook', defaultNSFWPolicy: custom.instance.defaultNSFWPolicy },
    signup: { allowed: true, requiresApproval: true },
  });
  expect(await read('/api/v1/config/about')).toMatchObject({ instance: { languages: ['fr'] } });

  const logged = (await (
    await root.request('/api/v1/server/audit-logs?startDate=2020-01-01')
  ).json()) as unknown[];
  expect(JSON.stringify(logged)).toContain('instance.name');

  const reset = await root.request(CUSTOM, { method: 'DELETE' });
  expect(await reset.json()).toEqual(custom);
  expect(await read('/api/v1/config')).toMatchObject({ signup: { allowed: false } });
});

test('wrong settings change nothing, and each is named', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const refused = async (change: object, path: string) => {
    const response = await root.request(CUSTOM, { method: 'PUT', ...asJson(change) });
    expect(response.status).toBe(400);
    expect(
      Object.keys(((await response.json()) as Record<string, object>)['invalid-params']!),
    ).toEqual([path]);
  };
  await refused({ instance: { name: 7 } }, 'instance.name');
  await refused(
    { instance: { defaultClientRoute: '//evil.example' } },
    'instance.defaultClientRoute',
  );
  await refused(
    { instance: { social: { xLink: 'javascript:alert(1)' } } },
    'instance.social.xLink',
  );
  await refused({ signup: { limit: -2 } }, 'signup.limit');
  await refused({ instance: { social: {} } }, 'instance.social');

  const live = await root.request(CUSTOM, {
    method: 'PUT',
    ...asJson({ live: { enabled: true } }),
  });
  expect(await live.json()).toMatchObject({ live: { enabled: false } }); // what is not here stays off
  const body = '{"__proto__":{"polluted":true},"instance":{"__proto__":{"polluted":true}}}';
  const headers = { 'content-type': 'application/json' };
  expect((await root.request(CUSTOM, { method: 'PUT', body, headers })).status).toBe(200);
  expect({}).not.toHaveProperty('polluted');
});
