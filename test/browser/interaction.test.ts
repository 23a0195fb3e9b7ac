import { expect, test } from 'vitest';

import { eventually, hostOf, read, startTwoNodes } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';
import { fillSignIn, useBrowser } from './browser.ts';

const { viewer } = useBrowser();

test('what somebody found elsewhere is opened and followed here', async () => {
  const { a, b, ofA, ofB } = await startTwoNodes();
  const alice = await ofA.join('alice');
  const { uuid } = await openCatalog(a).givenVideo(alice, { name: 'Herons' });
  const there = `http://${hostOf(a)}`;
  const page = await (await viewer(b)).newPage();
  const open = (uri: string) => page.goto(`/remote-interaction?uri=${encodeURIComponent(uri)}`);

  await open(`${there}/videos/watch/${uuid}`);
  await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
  await fillSignIn(page);
  await page.getByRole('heading', { name: 'Herons' }).waitFor();
  expect(new URL(page.url()).pathname).toMatch(/^\/w\//);

  await page.goto(`/authorize_interaction?uri=acct:alice_channel@${hostOf(a)}`);
  await page.getByRole('button', { name: 'Follow' }).click();
  await page.getByText('You follow it from here now.').waitFor();
  await eventually(async () =>
    expect(await read(ofB.root, '/users/me/subscriptions')).toMatchObject({
      data: [{ name: 'alice_channel', host: hostOf(a) }],
    }),
  );

  await open(`${there}/nothing`);
  await page.getByRole('heading', { name: 'It could not be found' }).waitFor();

  for (const program of ['javascript:alert(1)', 'data:text/html,<script>alert(1)</script>']) {
    await open(program);
    await page.getByRole('heading', { name: 'There is nothing to open' }).waitFor();
    expect(await page.locator('a[href^="javascript:"], a[href^="data:"]').count()).toBe(0);
  }
}, 180_000);
