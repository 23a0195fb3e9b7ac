import { expect, test } from 'vitest';

import { keepPreferences, readPreferences } from './preferences.ts';

function memory(text: string | null = null) {
  const box = { text };
  return {
    box,
    getItem: () => box.text,
    setItem: (_: string, value: string) => void (box.text = value),
  };
}

test('one kept choice leaves the others alone', () => {
  const storage = memory();
  keepPreferences({ volume: 0.4 }, storage);
  keepPreferences({ captionLanguage: 'fr' }, storage);
  expect(readPreferences(storage)).toMatchObject({
    volume: 0.4,
    captionLanguage: 'fr',
    muted: false,
  });
});

test.each(['not json', 'null', '{"volume":"loud","muted":1}'])(
  'unreadable %s gives the defaults',
  (text) => {
    expect(readPreferences(memory(text))).toMatchObject({ volume: 1, muted: false });
  },
);
