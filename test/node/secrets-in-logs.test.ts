import { expect, test } from 'vitest';

import { ADMIN_PASSWORD } from '../support/node.ts';
import { asJson } from '../support/people.ts';
import { startNodeProcess } from '../support/processes/node-process.ts';

test('no password and no token reaches the log, whatever is asked and however it fails', async () => {
  const node = await startNodeProcess({ LOG_LEVEL: 'debug' });
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const client = (await (await node.request('/api/v1/oauth-clients/local')).json()) as {
    client_secret: string;
  };
  const wrong = 'a-wrong-password-7f3a';
  const query = `?token=${root.token}&videoFileToken=${root.token}&password=${wrong}`;
  for (const path of [
    '/api/v1/users/me',
    '/api/v1/no/such/thing',
    '/static/x',
    '/download/x',
    '/feeds/x',
  ]) {
    await (await root.request(path + query)).arrayBuffer();
    await (
      await root.request(path + query, { method: 'POST', ...asJson({ wrong }) })
    ).arrayBuffer();
  }
  await expect(node.signIn('root', wrong)).rejects.toThrow('sign-in failed');
  const broken = { method: 'POST', headers: { 'content-type': 'application/json' } };
  await node.request('/api/v1/users/register', { ...broken, body: `{"password":"${wrong}"` });
  const report = { message: 'told by a client', level: 'error', url: node.url };
  await node.request('/api/v1/server/logs/client', { method: 'POST', ...asJson(report) });

  const lines = await root.request('/api/v1/server/logs?startDate=2020-01-01&level=debug');
  const log = await lines.text();
  expect(log).toContain('told by a client'); // the log is there, and read
  for (const secret of [root.token, client.client_secret, ADMIN_PASSWORD, wrong])
    expect(log).not.toContain(secret);
});
