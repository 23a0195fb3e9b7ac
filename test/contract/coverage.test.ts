import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { startTestNode } from '../support/node.ts';
import { readDocument } from './document.ts';

const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');

/** Names of path parameters mean nothing. */
const shapeOf = (operation: string) => operation.replaceAll(/\{[^}]*\}/g, '{}');

test('every operation of the contract is here, or in the table of those that are not', async () => {
  const node = await startTestNode();
  const { operations } = await readDocument(node);
  const ours = new Set(operations.map(({ method, path }) => shapeOf(`${method} ${path}`)));
  const contract = JSON.parse(read('../fixtures/contract/operations.json')) as string[];

  const absent = contract.filter((operation) => !ours.has(shapeOf(operation)));
  const told = [...read('../../ops/contract.md').matchAll(/`([A-Z]+ \/[^`]*)`/g)].map(
    ([, name]) => name!,
  );
  expect(told.toSorted()).toEqual(absent.toSorted());
});
