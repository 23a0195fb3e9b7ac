import { expect, test } from 'vitest';

import { unfoldForm } from './form-fields.ts';

test('lists and members are told by their brackets', () => {
  const form = {
    name: 'River',
    'tags[0]': 'water',
    'tags[1]': 'stone',
    'passwords[]': ['a', 'b'],
    'scheduleUpdate[updateAt]': 'tomorrow',
    'scheduleUpdate[privacy]': '1',
  };
  expect(unfoldForm(form)).toEqual({
    name: 'River',
    tags: ['water', 'stone'],
    passwords: ['a', 'b'],
    scheduleUpdate: { updateAt: 'tomorrow', privacy: '1' },
  });
});

test('items with brackets join those without', () => {
  expect(unfoldForm({ tags: 'water', 'tags[]': 'stone' })).toEqual({ tags: ['water', 'stone'] });
});

test('what comes as text and as a file is the file', () => {
  const file = new File(['a'], 'a.jpg');
  const form = { thumbnailfile: ['a.jpg', file], previewfile: [file, 'a.jpg'], tags: ['a', 'b'] };
  expect(unfoldForm(form)).toEqual({ thumbnailfile: file, previewfile: file, tags: ['a', 'b'] });
});

test('no key reaches the prototype of anything', () => {
  const read = unfoldForm({ '__proto__[admin]': 'yes', 'a[__proto__]': 'yes', 'a[b][c]': '1' });
  expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
  expect(Object.keys(read)).toEqual(['__proto__', 'a']);
});
