import { expect, test } from 'vitest';

import { rawRequest } from '../support/lines/raw-request.ts';
import { ADMIN_PASSWORD, startTestNode } from '../support/node.ts';
import { type Operation, readDocument } from './document.ts';

const TOO_MANY_BYTES = 2 ** 30;

test('no operation that reads a body whole begins with one that is too large', async () => {
  const node = await startTestNode();
  const root = await node.signIn('root', ADMIN_PASSWORD);
  const { operations } = await readDocument(node);
  const reading = operations.filter(({ requestBody }) => requestBody);
  const unanswered = new Set<string>();
  const wrong: string[] = [];

  const ask = async ({ method, path, requestBody }: Operation) => {
    const name = `${method} ${path}`;
    unanswered.add(name);
    const headers = {
      authorization: `Bearer ${root.token}`,
      'content-type': Object.keys(requestBody!.content)[0]!,
      'content-length': String(TOO_MANY_BYTES),
    };
    const target = `/api/v1${path.replaceAll(/\{[^}]*\}/g, '1')}`;
    const { status } = await rawRequest(node, target, { method, headers });
    unanswered.delete(name);
    if (status !== 413) wrong.push(`${name} tells ${status}`);
  };
  for (const operation of reading) void ask(operation);

  await expect.poll(() => [...unanswered], { timeout: 50_000 }).toEqual([]);
  expect(wrong).toEqual([]);
  expect(reading.length).toBeGreaterThan(100);
});
