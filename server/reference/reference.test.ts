import { expect, test } from 'vitest';

import { startTestNode } from '../../test/support/node.ts';

type Operation = { operationId: string; summary: string; parameters: { name: string }[] };
type Document = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
};

test('the API describes itself, and everything it refers to is there', async () => {
  const node = await startTestNode();
  const response = await node.request('/api/v1/openapi.json');
  const text = await response.text();
  const document = JSON.parse(text) as Document;
  expect(document.openapi).toBe('3.1.0');

  for (const [, name] of text.matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)) {
    expect(document.components.schemas).toHaveProperty([name!]);
  }
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  const token = document.paths['/videos/{id}/token']!['post']!;
  expect(token.parameters.map(({ name }) => name)).toContain('id');

  const page = await node.request('/api/v1/docs');
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
  for (const [, file] of (await page.text()).matchAll(/(?:src|href)="([^"]+)"/g)) {
    expect((await node.request(`/api/v1/${file}`)).status).toBe(200);
  }
  expect((await node.request('/api/v1/docs/..%2fpackage.json')).status).toBe(404);
});

test('a problem names what PeerTube calls the operation', async () => {
  const node = await startTestNode();
  const problem = await (await node.request('/api/v1/videos/hi')).json();
  expect(problem).toMatchObject({
    detail: 'Incorrect request parameters: id',
    docs: 'https://docs.joinpeertube.org/api-rest-reference.html#operation/getVideo',
  });
});
