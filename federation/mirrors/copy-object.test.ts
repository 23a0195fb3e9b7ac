import { expect, test } from 'vitest';

import { expectTaken } from '../../test/support/recorded/peertube-takes.ts';
import { A, B, replayed } from '../../test/support/recorded/replay.ts';
import { createActivity, updateActivity } from '../vocabulary/activities.ts';
import { inContext } from '../vocabulary/own-contexts.ts';
import { nodeUrl } from '../vocabulary/urls.ts';
import { copyObject, copyWithdrawal } from './copy-object.ts';

test('that a copy is kept, and kept no longer, is told as PeerTube has it', () => {
  const videoUuid = '98708646-3498-4b82-8fef-d40c47887c4f';
  const told = {
    videoUuid,
    videoUrl: `${A}/videos/watch/${videoUuid}`,
    accountUrl: `${A}/accounts/alice`,
    expiresAt: null,
  };
  const recorded = replayed().find(({ name }) => name === '126-Undo-Create-CacheFile');
  const withdrawal = copyWithdrawal(nodeUrl(B), { origin: B }, told);
  expect(inContext('CacheFile', withdrawal)).toEqual(recorded!.body);
  expectTaken(withdrawal);
  const copy = copyObject({ origin: B }, { ...told, expiresAt: new Date() });
  expectTaken(createActivity(nodeUrl(B), copy));
  expectTaken(updateActivity(nodeUrl(B), copy, new Date()));
});
