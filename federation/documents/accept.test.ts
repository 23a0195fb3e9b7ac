import { expect, test } from 'vitest';

import { wantsActivity } from './accept.ts';

const PROFILE = 'application/ld+json; profile="https://www.w3.org/ns/activitystreams"';

test.each([
  'application/activity+json',
  'Application/Activity+JSON; charset=utf-8',
  'application/ld+json',
  PROFILE,
  `${PROFILE}, application/activity+json`,
  'application/activity+json, application/ld+json',
  'application/activity+json, text/html;q=0.1',
  'text/html;q=0.5, application/activity+json;q=0.9, */*;q=0.1',
  'application/activity+json, text/html',
  'text/html;q=0, application/activity+json;q=0.1',
])('%s asks for ActivityStreams', (accept) => {
  expect(wantsActivity(accept)).toBe(true);
});

test.each([
  undefined,
  '',
  '*/*',
  'application/*',
  'application/json',
  'text/html',
  'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'text/html, application/activity+json',
  'application/activity+json;q=0',
  'application/activity+json;q=0.3, text/html;q=0.4',
  'application/activity+json;q=2',
  'application/activity+json;q=',
  'application/activity+jsonp',
  ';;;,,,=q',
  'application/activity+json,'.repeat(1_000),
])('%s asks for the page', (accept) => {
  expect(wantsActivity(accept)).toBe(false);
});
