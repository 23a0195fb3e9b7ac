import { expect, test } from 'vitest';

import { podcastGuid } from './guid.ts';

test('a podcast has the name that other servers give it', () => {
  expect(podcastGuid('http://127.0.0.1:9001/video-channels/gold_channel')).toBe(
    'a70fc9ab-0879-50c2-9946-dbd156c54f0f', // test/fixtures/contract/feed-podcast.json
  );
});
