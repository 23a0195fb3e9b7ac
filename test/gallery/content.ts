import type { PaletteName } from './palettes.ts';
import type { Place } from './scenes.ts';

/** A channel of the gallery's node, with an account of the same name behind it. */
export type ShownChannel = { user: string; name: string; palette: PaletteName; about: string };

export const CHANNELS: ShownChannel[] = [
  {
    user: 'museum',
    name: 'City Museum',
    palette: 'sand',
    about: 'What the cellars hold, and who knows about it. A new film every other Thursday.',
  },
  {
    user: 'observatory',
    name: 'Hilltop Observatory',
    palette: 'night',
    about: 'Talks, clear nights and the occasional comet from the dome above the town.',
  },
  {
    user: 'rivers',
    name: 'River Trust',
    palette: 'moss',
    about: 'Weirs, wetlands and the people who look after them.',
  },
  {
    user: 'radio',
    name: 'Harbour Radio',
    palette: 'dusk',
    about: 'Concerts and conversations, recorded between two ferries.',
  },
  {
    user: 'alpine',
    name: 'Alpine Society',
    palette: 'ice',
    about: 'Routes, huts and how to come home from them.',
  },
];

/** A film: minutes are what its card says, the file behind it is shorter. */
export type ShownVideo = {
  user: string;
  title: string;
  place: Place;
  palette: PaletteName;
  minutes: number;
  views: number;
  daysAgo: number;
  category: number;
  tags: string[];
};

const video = (
  user: string,
  title: string,
  [place, palette]: [Place, PaletteName],
  [minutes, views, daysAgo]: [number, number, number],
  category: number,
  tags: string[],
): ShownVideo => ({ user, title, place, palette, minutes, views, daysAgo, category, tags });

const [MUSIC, TRAVEL, NEWS, EDUCATION, SCIENCE, ANIMALS] = [1, 6, 11, 13, 15, 16];

/** Oldest first: the last one is the one whose page is shown. */
export const VIDEOS: ShownVideo[] = [
  video('museum', 'How a globe is made', ['rings', 'sand'], [14.2, 4210, 210], EDUCATION, [
    'craft',
  ]),
  video('radio', 'Night session: strings at the quay', ['sea', 'night'], [48.6, 1875, 160], MUSIC, [
    'concert',
  ]),
  video(
    'alpine',
    'Reading an avalanche report',
    ['mountains', 'ice'],
    [22.1, 9604, 120],
    EDUCATION,
    ['safety', 'snow'],
  ),
  video(
    'observatory',
    'What we can see with a small telescope',
    ['aurora', 'night'],
    [31.4, 12480, 96],
    SCIENCE,
    ['astronomy'],
  ),
  video('rivers', 'Salmon are back above the old weir', ['sea', 'noon'], [9.8, 3322, 75], ANIMALS, [
    'rivers',
  ]),
  video(
    'museum',
    'The town in 1890, house by house',
    ['city', 'sand'],
    [37.5, 7711, 62],
    EDUCATION,
    ['history', 'maps'],
  ),
  video('alpine', 'Four huts, four days', ['hills', 'noon'], [26.3, 5120, 48], TRAVEL, ['hiking']),
  video('radio', 'The last ferry: a conversation', ['sea', 'dusk'], [54.1, 980, 33], NEWS, [
    'harbour',
  ]),
  video(
    'observatory',
    'Why the night is getting brighter',
    ['city', 'night'],
    [18.7, 21930, 25],
    SCIENCE,
    ['light', 'astronomy'],
  ),
  video(
    'rivers',
    'A forest that holds back the flood',
    ['forest', 'moss'],
    [12.9, 6405, 18],
    SCIENCE,
    ['forest', 'rivers'],
  ),
  video(
    'museum',
    'Restoring a painting nobody had seen',
    ['hills', 'dusk'],
    [28.2, 15302, 12],
    EDUCATION,
    ['craft', 'history'],
  ),
  video('radio', 'Choir rehearsal, open to everybody', ['rings', 'dusk'], [63.3, 1204, 9], MUSIC, [
    'concert',
    'choir',
  ]),
  video('alpine', 'First light on the north ridge', ['mountains', 'dawn'], [7.6, 8845, 6], TRAVEL, [
    'hiking',
    'snow',
  ]),
  video(
    'observatory',
    'Comet season: where to look this week',
    ['aurora', 'ice'],
    [11.5, 18220, 3],
    SCIENCE,
    ['astronomy'],
  ),
  video(
    'rivers',
    'One year of a wetland in ten minutes',
    ['forest', 'dawn'],
    [10.2, 2760, 2],
    ANIMALS,
    ['rivers', 'forest'],
  ),
  video(
    'museum',
    'From the mountain to the sea: a river told in maps',
    ['hills', 'dawn'],
    [1, 34127, 1],
    EDUCATION,
    ['maps', 'rivers', 'history'],
  ),
];

/** Films of the other node, which the first one follows. */
export const DISTANT_VIDEOS: ShownVideo[] = [
  video('films', 'Trams of the coast line', ['city', 'dusk'], [16.4, 640, 40], TRAVEL, ['trams']),
  video('films', 'Lighthouse keeping, a manual', ['sea', 'dawn'], [24.8, 1320, 15], EDUCATION, [
    'harbour',
  ]),
  video('films', 'Snow on the dunes', ['hills', 'ice'], [5.2, 2204, 4], TRAVEL, ['snow']),
];

export const DESCRIPTION = `For two hundred years the river was drawn by those who wanted something from it: millers, engineers, anglers, generals. We lay their maps on top of each other.

0:00 The spring that moved
0:12 Millers and their weirs
0:24 Straightened: the engineers
0:38 What the flood remembered
0:50 The river today

The maps can be seen in the reading room, Tuesday to Sunday. Music by the choir of Harbour Radio.
https://example.org/river-maps`;

/** Who says what below it; an answer stands below what it answers. */
export const COMMENTS: { user: string; text: string; answer?: { user: string; text: string } }[] = [
  {
    user: 'rivers',
    text: 'The overlay at 0:24 shows better than any report what straightening did. May we use it in our courses?',
    answer: {
      user: 'museum',
      text: 'Gladly: the licence below the video says how. The maps are on our page in full size.',
    },
  },
  {
    user: 'alpine',
    text: 'The spring at 0:05 is right below our hut. It has moved again since spring, by about twenty metres.',
  },
  { user: 'observatory', text: 'Lovely pacing, and the captions are excellent.' },
  { user: 'radio', text: 'Heard our choir and was proud. More of these, please!' },
];

export const CAPTIONS = `WEBVTT

00:00.000 --> 00:06.000
Every map begins with somebody who wants something.

00:06.000 --> 00:12.000
This one was drawn by a miller, in the year of the great drought.

00:12.000 --> 00:20.000
He marked each weir, and beside it what it earned.

00:20.000 --> 00:30.000
The engineers came with rulers. Their river has no bends.

00:30.000 --> 00:42.000
But water remembers where it went before.

00:42.000 --> 00:58.000
And in spring, when the snow melts, it goes there again.
`;
