import { expect, test } from 'vitest';

import { startTestNode } from '../../../test/support/node.ts';
import { asJson } from '../../../test/support/people.ts';

test('a browser keeps the language it was given, until it is told to forget it', async () => {
  const node = await startTestNode();
  const choose = (language: unknown, name = 'update-interface-language') =>
    node.request(`/api/v1/client-config/${name}`, { method: 'POST', ...asJson({ language }) });

  const chosen = await choose('pt-BR');
  expect(chosen.status).toBe(204);
  expect(chosen.headers.get('set-cookie')).toMatch(/^clientLanguage=pt-BR; Max-Age=\d+; Path=\/; /);
  expect((await choose('fr', 'update-language')).headers.get('set-cookie')).toContain('=fr;');
  expect((await choose(null)).headers.get('set-cookie')).toContain('clientLanguage=; Max-Age=0');
  for (const wrong of ['', 'x', 'en; Path=/evil', 'en\r\nset-cookie: a=b', 7, undefined])
    expect((await choose(wrong)).status).toBe(400);
});
