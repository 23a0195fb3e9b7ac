import { expect, test } from 'vitest';

import { flatten } from '../../client/admin/settings/draft.ts';
import { ALL_FIELDS } from '../../client/admin/settings/pages.ts';
import { CustomConfig } from '../../server/instance/config/custom-config.ts';

/** What has one value here and needs no word of its own: transcoding as this node does it, and what it has not yet. */
const SAID_ELSEWHERE =
  /^(?:transcoding\.(?!resolutions|concurrency|threads|fps)|live\.transcoding\.(?:profile|remoteRunners)|.*remoteRunners|storyboards|search\.searchIndex)/;

test('every setting there is can be set on a page of its own client', () => {
  const there = Object.keys(flatten(CustomConfig.parse({})));
  const asked = new Set(ALL_FIELDS.map(({ path }) => path));
  expect(there.filter((path) => !asked.has(path) && !SAID_ELSEWHERE.test(path))).toEqual([]);
  expect([...asked].filter((path) => !there.includes(path))).toEqual([]);
});
