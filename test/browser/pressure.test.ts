import { expect, test } from 'vitest';

import { startTestNode, type TestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';
import { untilPlaying, useBrowser } from './browser.ts';
import { givenVideo, heightsOf, ladderClip } from './given.ts';

const { viewer } = useBrowser();

/** The heights that a new viewer is sent while the node says this of itself. */
async function heightsSent(node: TestNode, id: string, cmsd: string | null): Promise<Set<number>> {
  const context = await viewer(node);
  const page = await context.newPage();
  if (cmsd !== null) {
    await page.route(/\.m3u8/, async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), 'cmsd-dynamic': cmsd };
      await route.fulfill({ response, headers });
    });
    await page.route(`/w/${id}`, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace('id="opening"', ''); // such a node names none
      await route.fulfill({ response, body });
    });
  }
  const sent = new Set<number>();
  page.on('request', (request) => {
    const height = /-(\d+)-fragmented\.mp4/.exec(request.url())?.[1];
    if (height !== undefined) sent.add(Number(height));
  });
  await page.goto(`/w/${id}`);
  await untilPlaying(page);
  await page.close();
  return sent;
}

test('a node that has little left to give is asked for lower quality', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const id = await givenVideo(root, await ladderClip());
  const heights = await heightsOf(node, id);
  expect(await heightsSent(node, id, null)).toContain(heights.at(-1));
  expect(await heightsSent(node, id, '"node";du')).toContain(heights.at(-1));
  expect([...(await heightsSent(node, id, '"node";du;mb=1'))]).toEqual([heights[0]]);
});
