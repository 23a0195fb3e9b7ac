import { expect, test } from 'vitest';
import type * as z from 'zod';

import { explainPlanned } from '../../../test/support/explain.ts';
import { givenManyVideos } from '../../../test/support/many-videos.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { candidates, findCandidates, selectPlain } from './candidate-queries.ts';
import { writeDocumentsOf } from './document-queries.ts';
import { SearchQuery } from './search-query.ts';

const NODE = new URL('http://localhost');
const wanted = (words: string, query: z.input<typeof SearchQuery> = {}) => ({
  viewer: undefined,
  filter: { search: undefined },
  query: SearchQuery.parse(query),
  words,
});
const VIDEOS = 20_000; // across three small blocks of numbers

test('a search reads an index, the newest matches first, however many there are', async () => {
  const { db } = openCatalog(await startTestNode());
  await givenManyVideos(db, VIDEOS);
  const ids = Array.from({ length: VIDEOS }, (_, n) => n + 1);
  await writeDocumentsOf(db, ids);
  const plain = selectPlain(db, {}, 100).getQuery().sql;
  for (const statement of [candidates(NODE, wanted(`'video'`)), plain]) {
    const plan = await explainPlanned(db, statement);
    expect(plan).toContain('video_documents_words');
    expect(plan).not.toMatch(/Seq Scan on video/);
  }

  const everywhere = await findCandidates(db, NODE, wanted(`'video'`));
  expect(everywhere).toHaveLength(100);
  expect(Math.min(...everywhere)).toBeGreaterThan(VIDEOS - 2 * (1 << 13));
  const further = await findCandidates(db, NODE, wanted(`'video'`, { start: 90 }));
  expect(further).toHaveLength(200);
  expect(further.slice(0, 100)).toEqual(everywhere); // whoever reads on meets none of them again
  for (const query of [{ start: 1000 }, { facets: 'true' }, { sort: 'name' }] as const)
    expect(await findCandidates(db, NODE, wanted(`'video'`, query))).toHaveLength(300);
  expect(await findCandidates(db, NODE, wanted(`'1999'`))).toEqual([1999]);
});
