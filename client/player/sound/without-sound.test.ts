import { expect, test } from 'vitest';

import { boxesAt, boxesWithin } from './mp4-boxes.ts';
import { SoundRemover } from './without-sound.ts';

const bytes = (...parts: (number[] | string)[]): number[] =>
  parts.flatMap((part) =>
    typeof part === 'string' ? Array.from(part, (letter) => letter.charCodeAt(0)) : part,
  );
const number = (value: number) => [0, 0, 0, value];
const box = (type: string, ...inside: number[][]): number[] => {
  const body = inside.flat();
  return bytes(number(body.length + 8), type, body);
};
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);

const track = (id: number, handler: string) =>
  box(
    'trak',
    box('tkhd', zeros(12), number(id)),
    box('mdia', box('hdlr', zeros(8), bytes(handler))),
  );
const init = (...handlers: string[]) =>
  box(
    'moov',
    ...handlers.map((handler, index) => track(index + 1, handler)),
    box('mvex', ...handlers.map((_, index) => box('trex', zeros(4), number(index + 1)))),
  );
const fragment = (...ids: number[]) => [
  ...box('moof', ...ids.map((id) => box('traf', box('tfhd', zeros(4), number(id))))),
  ...box('mdat', zeros(4)),
];

function typesIn(segment: ArrayBuffer) {
  const view = new DataView(segment);
  const [outer] = boxesWithin(view);
  return boxesWithin(view, outer!.start + 8, outer!.end).map(({ type }) => type);
}
const bufferOf = (data: number[]) => Uint8Array.from(data).buffer;

test('tracks of the sound become free space, and nothing moves', () => {
  const remover = new SoundRemover();
  const given = bufferOf(init('vide', 'soun'));
  const taken = remover.take(given);
  expect(typesIn(taken)).toEqual(['trak', 'free', 'mvex']);
  const [moov] = boxesWithin(new DataView(taken));
  expect(boxesAt(new DataView(taken), moov!, ['mvex', 'trex'])).toHaveLength(1);
  expect(typesIn(given)).toEqual(['trak', 'trak', 'mvex']);

  expect(typesIn(remover.take(bufferOf(fragment(1, 2))))).toEqual(['traf', 'free']);
});

test('sound alone stays', () => {
  const remover = new SoundRemover();
  expect(typesIn(remover.take(bufferOf(init('soun'))))).toEqual(['trak', 'mvex']);
  expect(typesIn(remover.take(bufferOf(fragment(1))))).toEqual(['traf']);
});

test('what is cut short is passed on as it is', () => {
  const cut = bufferOf([...number(200), ...bytes('moof'), 1, 2, 3]);
  expect(new SoundRemover().take(cut)).toEqual(cut);
});
