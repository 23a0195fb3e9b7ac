import { type Case, tells } from './case.ts';
import type { At } from './given.ts';
import { UNKNOWN } from './videos.ts';

/** A form of so many cuts, each of the first second. */
const cuts = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, place) => [
      [`tasks[${place}][name]`, 'cut'],
      [`tasks[${place}][options][start]`, 1],
    ]).flat(),
  );

export const videoStudioCases = ({ video }: At): Case[] => {
  const ask = `POST /videos/${video.uuid}/studio/edit`;
  const edit = { ask, form: cuts(1) };
  const refused = [
    {},
    { 'tasks[0][name]': 'hadock', 'tasks[0][options][start]': 1 },
    { 'tasks[0][name]': 'cut' },
    { ...cuts(1), 'tasks[0][options][end]': 1 },
    { 'tasks[0][name]': 'add-watermark' },
    cuts(110),
  ];
  return [
    ...tells(401, ['nobody', 'forger'], edit),
    ...tells(403, ['bob'], edit),
    ...tells(400, ['alice'], { ...edit, ask: 'POST /videos/tintin/studio/edit' }),
    ...tells(404, ['alice'], { ...edit, ask: `POST /videos/${UNKNOWN}/studio/edit` }),
    ...refused.flatMap((form) => tells(400, ['alice'], { ask, form })),
  ];
};
