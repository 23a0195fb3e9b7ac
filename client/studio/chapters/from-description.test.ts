import { expect, test } from 'vitest';

import { chapterProblem, chaptersFrom } from './from-description.ts';

test('chapters are found in a description', () => {
  const text = 'A walk.\n\n0:00 Start\n- 1:05 - The weir\n(2:00) Home\n9:00 After the end\n12:3 no';
  expect(chaptersFrom(text, 130)).toEqual([
    { timecode: 0, title: 'Start' },
    { timecode: 65, title: 'The weir' },
    { timecode: 120, title: 'Home' },
  ]);
});

test.each([
  [[{ timecode: 0, title: 'One' }], ''],
  [[{ timecode: 0, title: ' ' }], 'Every chapter needs a title.'],
  [
    [
      { timecode: 3, title: 'One' },
      { timecode: 3, title: 'Two' },
    ],
    'Two chapters begin at the same moment.',
  ],
])('%j', (chapters, problem) => expect(chapterProblem(chapters)).toBe(problem));
