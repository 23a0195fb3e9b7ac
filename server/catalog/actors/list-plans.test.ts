import { expect, test } from 'vitest';

import { givenRemoteActors } from '../../../test/support/actors.ts';
import { explain } from '../../../test/support/explain.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { listAccounts } from './account-queries.ts';
import { pageOfChannels } from './channel-list-queries.ts';

const PAGE = { start: 0, count: 15, sort: { field: 'createdAt', descending: true } } as const;

test('the first page of accounts, and of channels, is read from an index however many there are', async () => {
  const { db } = openCatalog(await startTestNode());
  await givenRemoteActors(db, 5_000);

  expect(await explain(db, listAccounts(db, undefined, PAGE))).toContain('accounts_newest');
  expect(await explain(db, pageOfChannels(db, undefined, PAGE))).toContain('channels_newest');
});
