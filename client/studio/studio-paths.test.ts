import { expect, test } from 'vitest';

import { matchStudio, studioPaths } from './studio-paths.ts';

test.each([
  ['/my/videos', { name: 'myVideos' }],
  ['/my-library/videos', { name: 'myVideos' }],
  ['/studio/videos/kX9', { name: 'editVideo', id: 'kX9', part: 'details' }],
  ['/videos/update/kX9', { name: 'editVideo', id: 'kX9', part: 'details' }],
  ['/videos/manage/kX9/main', { name: 'editVideo', id: 'kX9', part: 'details' }],
  ['/studio/videos/kX9/captions', { name: 'editVideo', id: 'kX9', part: 'captions' }],
  ['/stats/videos/kX9', { name: 'editVideo', id: 'kX9', part: 'statistics' }],
  ['/studio/videos/kX9/elsewhere', null],
  ['/studio/channels/gold.one', { name: 'editChannel', handle: 'gold.one' }],
  ['/my/account/security', { name: 'account', part: 'security' }],
  ['/my/account/elsewhere', null],
  ['/studio/elsewhere', null],
])('%s', (path, route) => expect(matchStudio(path)).toEqual(route));

test('a page is found where its path is', () => {
  expect(matchStudio(studioPaths.editVideo('kX9', 'chapters'))).toMatchObject({ part: 'chapters' });
  expect(matchStudio(studioPaths.editChannel('a:b'))).toEqual({
    name: 'editChannel',
    handle: 'a:b',
  });
});
