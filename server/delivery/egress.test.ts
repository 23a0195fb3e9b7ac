import { expect, onTestFinished, test } from 'vitest';

import { openMedia } from '../../test/support/media.ts';
import { ADMIN_PASSWORD, startTestNode } from '../../test/support/node.ts';

const PATIENCE = { timeout: 60_000, interval: 250 };

test('two viewers who ask for more than the budget are told so, until they have gone', async () => {
  const node = await startTestNode({ EGRESS_BYTES_PER_SECOND: '20KB' });
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const video = await openMedia(node).givenMedia(root, { bytes: Buffer.alloc(64_000) });
  const url = `${video.open}/${video.media}`;
  const told = async () => {
    const { headers } = await node.request(url, { method: 'HEAD' }); // sends no byte
    return headers.get('cmsd-dynamic');
  };
  const figures = async () => {
    const answer = await root.request('/api/v1/server/health');
    return ((await answer.json()) as { egress: object }).egress;
  };
  expect(await told()).toBeNull();

  const leaving = new AbortController();
  onTestFinished(() => leaving.abort());
  const watch = async () => {
    while (!leaving.signal.aborted) await (await node.request(url)).arrayBuffer();
  };
  const viewers = [watch(), watch()];
  await expect.poll(told, PATIENCE).toMatch(/^"localhost:\d+";du$/);
  await expect.poll(told, PATIENCE).toMatch(/;du;mb=\d+$/); // others could not help
  expect(await figures()).toMatchObject({ budgetBytesPerSecond: 20_000, isPressed: true });

  leaving.abort();
  await Promise.all(viewers);
  await expect.poll(told, PATIENCE).toBeNull();
  expect(await figures()).toMatchObject({ bytesPerSecond: 0, isPressed: false });
});

test('pages of other sites may read what is asked of players', async () => {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const video = await openMedia(node).givenMedia(root);
  const { headers } = await node.request(`${video.open}/${video.media}`);
  expect(headers.get('access-control-expose-headers')).toContain('CMSD-Dynamic');
});
