import { expect, test } from 'vitest';

import { initialMediaState } from './media.ts';
import { settingsOf } from './settings.ts';

const renditions = [
  { height: 1080, fps: 60 },
  { height: 720, fps: 25 },
  { height: 0, fps: 0 },
];

const labels = (name: string, change: Parameters<typeof settingsOf>[0]) =>
  settingsOf(change).find((setting) => setting.name === name);

test('the quality chosen by itself is named', () => {
  const quality = labels('Quality', { ...initialMediaState, renditions, playingHeight: 720 });
  expect(quality?.value).toBe('Auto (720p)');
  expect(quality?.options.map(({ label }) => label)).toEqual([
    'Auto (720p)',
    '1080p60',
    '720p',
    'Audio only',
  ]);
});

test('a chosen quality is what it says, whatever still plays', () => {
  const quality = labels('Quality', {
    ...initialMediaState,
    renditions,
    chosenRendition: 1080,
    playingHeight: 720,
  });
  expect(quality?.value).toBe('1080p60');
  expect(quality?.options[0]).toMatchObject({ label: 'Auto', checked: false });
});

test('captions are offered only where there are some', () => {
  expect(labels('Captions', initialMediaState)).toBeUndefined();
  const captions = [{ language: 'fr', label: 'French', url: '/fr.vtt' }];
  expect(labels('Captions', { ...initialMediaState, captions, captionLanguage: 'fr' })?.value).toBe(
    'French',
  );
});

test('the sound is chosen by its language, where there are several', () => {
  expect(labels('Sound', initialMediaState)).toBeUndefined();
  const sounds = [
    { language: 'en', label: 'English' },
    { language: 'de', label: 'German' },
  ];
  const sound = labels('Sound', { ...initialMediaState, sounds, soundLanguage: 'de' });
  expect(sound).toMatchObject({
    value: 'German',
    options: [{ checked: false }, { checked: true }],
  });
});

test('a video can be begun again at its end', () => {
  const loop = labels('Loop', { ...initialMediaState, loop: true });
  expect(loop).toMatchObject({ value: 'On', options: [{ checked: false }, { checked: true }] });
  expect(loop?.options[0]?.request).toEqual({ type: 'loop', on: false });
});
