import { expect, test } from 'vitest';

import { explain } from '../../test/support/explain.ts';
import { startTestNode } from '../../test/support/node.ts';
import { openTestDatabase } from '../../test/support/test-database.ts';
import { findNodeNamed, nodesNamed } from './queries.ts';

test('a node is found by its name among the many actors of its host', async () => {
  const db = openTestDatabase(await startTestNode());
  await db.execute(`insert into actors (url, type, name, host, inbox_url, key_url, public_key_pem)
    select url, (case n when 1 then 'Application' else 'Person' end)::actor_type, 'Name' || n, 'big.example', url, url, ''
    from (select n, 'https://big.example/accounts/' || n as url from generate_series(1, 5000) n) numbered`);
  const find = (name: string) => findNodeNamed(db, { name, host: 'big.example' });
  expect(await find('name1')).toMatchObject({ name: 'Name1' });
  expect(await find('name2')).toBeUndefined();
  const plan = await explain(db, nodesNamed(db, { name: 'nobody', host: 'big.example' }));
  expect(plan).toContain('actors_nodes');
});
