import { expect, test } from 'vitest';

import { readListing } from './read-listing.ts';

const read = (said: unknown) => readListing(JSON.stringify(said));
const HOST = 'https://videos.example';

test('a list is read as videos and further lists, whatever else it says', () => {
  expect(
    read({
      entries: [
        { url: `${HOST}/w/1`, title: 'One', timestamp: 5, ie_key: 'Youtube' },
        { webpage_url: `${HOST}/w/2`, url: 'rtmp://x/y', title: 7, timestamp: 'soon' },
        { entries: [{ url: `${HOST}/w/3`, upload_date: '20200101' }, null, 4] },
        { url: `${HOST}/@me/videos`, ie_key: 'YoutubeTab' },
        { url: `${HOST}/live`, live_status: 'is_live' },
        { url: 'file:///etc/passwd' },
        { url: '--exec' },
        {},
      ],
    }),
  ).toEqual({
    videos: [
      { address: `${HOST}/w/1`, title: 'One', timestamp: 5 },
      { address: `${HOST}/w/2`, title: null, timestamp: null },
      { address: `${HOST}/w/3`, upload_date: '20200101' },
    ],
    lists: [`${HOST}/@me/videos`],
  });
});

test('a page of one video is a list of one; what is no JSON lists nothing', () => {
  expect(read({ webpage_url: `${HOST}/w/1` }).videos).toHaveLength(1);
  expect(readListing('<html>')).toEqual({ videos: [], lists: [] });
  const endless = { entries: [{ entries: [{ entries: [{ entries: [{ url: HOST }] }] }] }] };
  expect(read(endless).videos).toEqual([]);
});
