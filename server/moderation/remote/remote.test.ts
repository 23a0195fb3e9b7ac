import { expect, test } from 'vitest';

import { ask } from '../../../test/support/asking.ts';
import { startTestNode } from '../../../test/support/node.ts';
import { openPeople } from '../../../test/support/people.ts';
import { takeReference, THERE } from '../../../test/support/remote-things.ts';
import { openCatalog } from '../../../test/support/videos.ts';
import { takeRemoteReport } from './take-report.ts';

test('moderators read a report of another node, once', async () => {
  const node = await startTestNode();
  const { root } = await openPeople(node);
  const { db, givenVideo } = openCatalog(node);
  const own = await givenVideo(root);
  const { account } = await takeReference(db, new URL(node.url));
  const report = {
    url: `${THERE}/abuses/1`,
    reporterId: account.id,
    content: 'This is spam.',
    predefinedReasons: ['spamOrMisleading', 'somethingElse'],
    target: { videoId: own.id, startAt: 1, endAt: 2 },
  };
  expect(await takeRemoteReport(db, report)).toBeTypeOf('number');
  expect(await takeRemoteReport(db, report)).toBeUndefined();
  expect((await ask(root, 'GET /abuses')).body).toMatchObject({
    total: 1,
    data: [
      {
        reason: 'This is spam.',
        predefinedReasons: ['spamOrMisleading'],
        reporterAccount: { url: account.url },
        video: { uuid: own.uuid, startAt: 1, endAt: 2 },
      },
    ],
  });
  const missing = takeRemoteReport(db, { ...report, target: { commentId: 1_000 } });
  await expect(missing).rejects.toMatchObject({ code: 'not_found' });
});
