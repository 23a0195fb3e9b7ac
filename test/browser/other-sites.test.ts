import { expect, onTestFinished, test } from 'vitest';

import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { startSite } from '../support/site.ts';
import { read } from '../support/two-nodes.ts';
import { signInTo, useBrowser } from './browser.ts';
import { givenVideo, longClip } from './given.ts';

const { viewer } = useBrowser();

/** What a browser logs when it keeps an answer from a page. */
const KEPT_FROM_PAGE = /blocked by CORS policy/;

/** Somebody who is signed in to the node opens a page of another site, on the same machine. */
async function givenVisitor() {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const site = await startSite();
  site.pages['/'] = '<!doctype html><title>Elsewhere</title><form></form>';
  onTestFinished(site.close);
  const page = await (await viewer(node, {}, KEPT_FROM_PAGE)).newPage();
  await signInTo(page, '/upload');
  await page.goto(site.url);
  return { node, root, page };
}

// W06
test('a page of another site reads nothing with the credentials of its visitor', async () => {
  const { node, page } = await givenVisitor();
  const readFrom = (path: string, credentials: RequestCredentials) =>
    page.evaluate(
      async ([url, sent]) => {
        try {
          return (await fetch(url!, { credentials: sent as RequestCredentials })).status;
        } catch {
          return 'kept from the page';
        }
      },
      [`${node.url}/api/v1/${path}`, credentials],
    );

  for (const path of ['users/me', 'config/custom', 'jobs', 'server/logs?startDate=2020-01-01'])
    expect([path, await readFrom(path, 'include')]).toEqual([path, 'kept from the page']);
  expect(await readFrom('users/me', 'omit')).toBe(401);
  expect(await readFrom('config', 'omit')).toBe(200); // what everybody may read
});

// W07
test('a page of another site writes nothing with the cookie of its visitor, whatever it calls what it sends', async () => {
  const { node, root, page } = await givenVisitor();
  const id = await givenVideo(root, await longClip());
  const threads = `/api/v1/videos/${id}/comment-threads`;
  const answers: number[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith(threads)) answers.push(response.status());
  });

  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])
    await page.evaluate(
      async ([url, contentType]) => {
        const body = new Blob(['{"text":"Not of mine"}'], { type: contentType! });
        await fetch(url!, { method: 'POST', mode: 'no-cors', credentials: 'include', body });
      },
      [node.url + threads, type],
    );
  await page.evaluate((url) => {
    const form = document.querySelector('form')!;
    Object.assign(form, { action: url, method: 'post', enctype: 'text/plain' });
    form.innerHTML = `<input name='{"text":"Not of mine","x":"' value='"}'>`;
    form.submit();
  }, node.url + threads);
  await expect.poll(() => answers.length).toBe(5);

  expect(answers.filter((status) => status < 400)).toEqual([]);
  expect(await read(root, `/videos/${id}/comment-threads`)).toMatchObject({ total: 0 });
});
