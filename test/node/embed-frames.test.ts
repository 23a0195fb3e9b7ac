import { expect, test } from 'vitest';

import { SANDBOX as copied } from '../../client/watch/embed-code.ts';
import { SANDBOX as discovered } from '../../server/pages/embed/oembed.ts';

test('a player may do as much where its code was copied as where a link was pasted', () => {
  expect(copied).toBe(discovered);
});
