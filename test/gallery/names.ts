import type { Page, Route } from 'playwright-core';

const called = new WeakMap<Page, Record<string, string>>();

/** What hosts are called in pictures of a page: the nodes of the gallery have no name but this machine's. */
export function callHosts(page: Page, hosts: Record<string, string>): void {
  called.set(page, hosts);
}

/** Calls them so, where they are read on the page. */
export async function rename(page: Page): Promise<void> {
  await page.evaluate(putNames, called.get(page) ?? {});
}

function putNames(hosts: Record<string, string>) {
  const named = (text: string) =>
    Object.entries(hosts).reduce((so, [host, name]) => so.replaceAll(host, name), text);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let at = texts.nextNode(); at; at = texts.nextNode()) {
    const text = named(at.nodeValue ?? '');
    if (text !== at.nodeValue) at.nodeValue = text;
  }
  for (const field of document.querySelectorAll<HTMLInputElement>('input, textarea'))
    if (named(field.value) !== field.value) field.value = named(field.value);
}

const IDLE = 0.37;

/** The load of the machine that takes the pictures says nothing of a node. */
export async function sayIdle(route: Route): Promise<void> {
  const answer = await route.fetch();
  const health = (await answer.json()) as object;
  await route.fulfill({ response: answer, json: { ...health, load: IDLE } });
}
