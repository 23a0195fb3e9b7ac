import { expect, test } from 'vitest';

import { givenFailedJob } from '../support/failed-job.ts';
import { openInbox } from '../support/mail.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { openCatalog } from '../support/videos.ts';
import { fillSignIn, useBrowser } from './browser.ts';

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

  await page.goto('/about');
  await page.getByRole('heading', { name: 'About Reed' }).waitFor();
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
});
