import { expect, test } from 'vitest';

import { Sounds } from './sounds.ts';

const own = { lang: 'en', name: 'English', default: true };
const german = { lang: 'de', name: 'German', default: false, url: '/de.m3u8' };
const urls = { masterUrl: '/master.m3u8', soundUrl: '/0.m3u8', separateSound: false };
const loader = Function as unknown as Parameters<Sounds['parts']>[0];

function heard(...tracks: (typeof own | typeof german)[]) {
  const sounds = new Sounds();
  return { sounds, offered: sounds.hear(tracks) };
}

test('there is a choice where a playlist names several languages, each once', () => {
  expect(heard(own).offered).toEqual([]);
  expect(heard(own, german, german).offered).toEqual([
    { language: 'en', label: 'English' },
    { language: 'de', label: 'German' },
  ]);
});

test('the own sound is heard until another is chosen, which needs all of hls.js', () => {
  const { sounds } = heard(own, german);
  expect(sounds.language).toBe('en');
  expect(sounds.within(urls)).toBe(urls);
  expect(sounds.parts(loader)).toEqual({});

  expect(sounds.choose('de')).toBe(true);
  expect(sounds.language).toBe('de');
  expect(sounds.within(urls)).toMatchObject({ soundUrl: '/de.m3u8', separateSound: true });
  expect(sounds.choose('en')).toBe(true);
  expect(sounds.isOther).toBe(false);
});

test('what is chosen already, or is not there, changes nothing', () => {
  const { sounds } = heard(own, german);
  expect(sounds.choose('en')).toBe(false);
  expect(sounds.choose('fr')).toBe(false);
});

test('pictures lose their sound only where it is within them', () => {
  const within = heard(own, german).sounds;
  within.choose('de');
  expect(within.parts(loader).audioPreference).toEqual({ lang: 'de' });
  expect(within.parts(loader).fLoader).not.toBe(loader);

  const apart = heard({ ...own, url: '/en.m3u8' }, german).sounds;
  apart.choose('de');
  expect(apart.parts(loader).fLoader).toBe(loader);
});
