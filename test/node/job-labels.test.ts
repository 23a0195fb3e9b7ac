import { expect, test } from 'vitest';

import { JOB_LABELS } from '../../client/admin/system/job-labels.ts';
import { jobLabel } from '../../client/admin/system/job-words.ts';
import { startTestNode } from '../support/node.ts';
import { openPeople } from '../support/people.ts';

test('every kind of job has words for those who look after the node, and there are no others', async () => {
  const { root } = await openPeople(await startTestNode());
  const types = (await (await root.request('/api/v1/server/job-types')).json()) as string[];
  const kinds = types.filter((type) => !type.endsWith('.gave-up'));
  const unnamed = kinds.filter((type) => jobLabel(type) === type);
  const gone = Object.keys(JOB_LABELS).filter((type) => !kinds.includes(type));

  expect({ unnamed, gone }).toEqual({ unnamed: [], gone: [] });
});
