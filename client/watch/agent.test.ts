import { expect, test } from 'vitest';

import { agentOf } from './agent.ts';

test.each([
  ['Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox'],
  ['Mozilla/5.0 (X11; Ubuntu; Linux x86_64) Chrome/142.0.0.0 Safari/537.36 Edg/142.0', 'Edge'],
])('%s on a desk', (userAgent, client) =>
  expect(agentOf(userAgent)).toEqual({ client, device: 'desktop', operatingSystem: 'Ubuntu' }),
);

test.each([
  ['(iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile Safari/604', 'mobile', 'iOS'],
  ['(Linux; Android 16; SM-X900) Chrome/142.0.0.0 Safari/537.36', 'tablet', 'Android'],
  ['(Linux; Android 16; Pixel 10) Chrome/142.0.0.0 Mobile Safari/537', 'mobile', 'Android'],
  ['(SMART-TV; Linux; Tizen 9.0) Chrome/120.0 TV Safari/537.36', 'smarttv', 'Linux'],
])('%s is a %s with %s', (userAgent, device, operatingSystem) =>
  expect(agentOf(`Mozilla/5.0 ${userAgent}`)).toMatchObject({ device, operatingSystem }),
);

test('what says nothing is a client without a name', () => {
  expect(agentOf('')).toEqual({ client: null, device: 'desktop', operatingSystem: null });
});
