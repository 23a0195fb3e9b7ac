import { expect, test } from 'vitest';

import { givenFailedJob } from '../support/failed-job.ts';
import { openInbox } from '../support/mail.ts';
import { openBytes } from '../support/mirrors/mirroring.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { eventually, follow, hostOf, read, startTwoNodes, write } from '../support/two-nodes.ts';
import { openCatalog } from '../support/videos.ts';
import { fillSignIn, signInTo, useBrowser } from './browser.ts';

const { viewer } = useBrowser();

test('an administrator names a fresh node, finds a job that failed, and has it tried again', async () => {
  const inbox = await openInbox();
  const node = await startTestNode({ SMTP_URL: inbox.smtpUrl });
  const { root } = await openPeople(node);
  await givenFailedJob({ root, db: openCatalog(node).db, inbox });
  const page = await (await viewer(node)).newPage();

  await page.goto('/login?return=/admin');
  await fillSignIn(page);
  await page.getByLabel('What is it called?').fill('Reed');
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('radio', { name: 'Nobody signs up' }).check();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Open the node' }).click();

  await page.getByText('1 job has failed').waitFor();
  await page.getByRole('link', { name: 'See why' }).click();
  const row = page.getByRole('row', { name: 'Mail a test' });
  await row.waitFor();
  expect(await row.innerText()).toMatch(/Failed/);
  inbox.setAway(false);
  await row.getByRole('button', { name: 'Try again' }).click();
  expect((await inbox.next('a@example.org', 'Test')).to).toEqual(['a@example.org']);
  await page.getByRole('heading', { name: 'No job has failed' }).waitFor();

  await write(root, 'PUT', '/config/custom', {
    admin: { email: 'root@example.org' },
    instance: { defaultClientRoute: '/about' },
    broadcastMessage: { enabled: true, message: 'Away on Friday', dismissable: true },
  });
  await expect.poll(() => page.goto('/').then(() => page.title())).toMatch(/^About.* - Reed$/);
  await page.getByRole('link', { name: 'Reed, home' }).waitFor();
  await page.getByText('Away on Friday').waitFor();
  await page.getByRole('button', { name: 'Put it away' }).click();
  await page.getByRole('button', { name: 'Write to the administrators' }).click();
  await page.getByLabel('E-mail address').fill('ada@example.org');
  await page.getByLabel('Subject').fill('Herons');
  await page.getByLabel('Message').fill('May I stream them?');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByText('Your message is on its way.').waitFor();
  expect((await inbox.next('root@example.org', 'Herons')).text).toContain('May I stream them?');

  await page.goto('/about');
  await page.getByRole('heading', { name: 'About Reed' }).waitFor();
  expect(await page.getByText('Away on Friday').count()).toBe(0);
  await page.getByText('Nobody can join at the moment').waitFor();
});

test('a setting that makes no sense is told at its field, and nothing is saved', async () => {
  const node = await startTestNode();
  const page = await (await viewer(node)).newPage();
  await page.goto('/login?return=/admin/settings/config');
  await fillSignIn(page);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Reed');
  await page.getByRole('tab', { name: 'Joining' }).click();
  await page.getByRole('switch', { name: 'People can sign up' }).check();
  await page.getByRole('switch', { name: 'They have to confirm' }).check();
  await page.getByText('3 changes').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('This node sends no mail').first().waitFor();
  const about = async () =>
    ((await (await node.request('/api/v1/config/about')).json()) as { instance: { name: string } })
      .instance.name;
  expect(await about()).toBe('');

  await page.getByRole('switch', { name: 'They have to confirm' }).uncheck();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('The settings hold from now on.').waitFor();
  expect(await about()).toBe('Reed');
  await page.getByRole('tab', { name: 'Changes' }).click();
  await page.getByText('signup.enabled').waitFor();

  await page.getByRole('tab', { name: 'This node' }).click();
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Sedge');
  await page
    .getByRole('navigation', { name: 'Places' })
    .getByRole('link', { name: 'Home' })
    .click();
  await page.getByRole('button', { name: 'Save and leave' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  expect(await about()).toBe('Sedge');
});

test('what is written for the node’s own page outlives other tabs, and is saved by who leaves', async () => {
  const node = await startTestNode();
  const page = await (await viewer(node)).newPage();
  await signInTo(page, '/admin/settings/config');
  await page.getByRole('tab', { name: 'About it' }).click();
  await page.getByLabel('Text', { exact: true }).fill('By the river.');
  await page.getByRole('tab', { name: 'This node' }).click();
  await page.getByRole('tab', { name: 'About it' }).click();
  expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('By the river.');

  await page.getByRole('tab', { name: 'This node' }).click();
  await page
    .getByRole('navigation', { name: 'Places' })
    .getByRole('link', { name: 'Home' })
    .click();
  await page.getByRole('button', { name: 'Save and leave' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  expect(await read(node, '/custom-pages/homepage/instance')).toEqual({ content: 'By the river.' });
});

test('a page of the node that could not be read is not written over', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const path = '/custom-pages/homepage/instance';
  await write(root, 'PUT', path, { content: 'By the river.' });
  const page = await (await viewer(node)).newPage();
  await page.route(`**/api/v1${path}`, (route) => route.fulfill({ status: 503, body: '' }));
  await signInTo(page, '/admin/settings/config');
  await page.getByRole('tab', { name: 'About it' }).click();
  await page.getByText('The node is busy').waitFor();
  expect(await page.getByRole('button', { name: 'Save this page' }).count()).toBe(0);

  await page.unroute(`**/api/v1${path}`);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect
    .poll(() => page.getByLabel('Text', { exact: true }).inputValue())
    .toBe('By the river.');
});

test('a video is mirrored by its address, and the other node shows who keeps it', async () => {
  const { a, b, ofA, ofB } = await startTwoNodes();
  await follow(ofB.root, a);
  const { uuid } = await openBytes(a).givenFiles(await ofA.join('alice'), {
    sizes: { 360: 100_000 },
    name: 'Herons',
  });
  await eventually(() => read(b, `/videos/${uuid}`));
  const there = await (await viewer(b)).newPage();
  await signInTo(there, '/admin/federation/mirrors');
  await there.getByRole('heading', { name: 'This node mirrors nothing' }).waitFor();
  await there.getByRole('button', { name: 'Mirror a video' }).click();
  await there.getByLabel('Address of the video').fill(`${a.url}/nowhere`);
  await there.getByRole('button', { name: 'Mirror', exact: true }).click();
  await there.getByText('No video is found there.').waitFor();
  await there.getByLabel('Address of the video').fill(`http://${hostOf(a)}/videos/watch/${uuid}`);
  await there.getByRole('button', { name: 'Mirror', exact: true }).click();
  const copy = there.getByRole('row', { name: 'Herons' });
  await copy.getByText('By hand').waitFor();

  await there.getByRole('tab', { name: 'Allowed nodes' }).click();
  await there.getByRole('button', { name: 'Allow a node' }).click();
  await there.getByLabel('Host').fill(hostOf(a));
  await there.getByRole('button', { name: 'Allow', exact: true }).click();
  await there.getByRole('link', { name: hostOf(a) }).click();
  const mayBeMirrored = there.getByRole('switch', { name: 'Its videos may be mirrored' });
  await expect.poll(() => mayBeMirrored.isChecked()).toBe(true);
  await mayBeMirrored.uncheck();
  await there.getByText('Its videos are not mirrored any more.').waitFor();

  const mirrors = '/server/redundancy/videos?target=my-videos';
  await eventually(async () =>
    expect(await read(ofA.root, mirrors)).toMatchObject({
      data: [{ redundancies: { streamingPlaylists: [{ health: { state: 'well' } }] } }],
    }),
  );
  const here = await (await viewer(a)).newPage();
  await signInTo(here, '/admin/federation/mirrors');
  await here.getByRole('tab', { name: 'Kept by others' }).click();
  const mirror = here.getByRole('row', { name: 'Herons' });
  await mirror.getByRole('link', { name: hostOf(b) }).waitFor();
  expect(await mirror.innerText()).toMatch(/Well.* a second/s);
});
