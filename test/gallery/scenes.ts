import { PALETTES, type Palette, type PaletteName } from './palettes.ts';
import { randomOf } from './random.ts';

export const SCENE = { width: 1600, height: 900 };
const HORIZON = 560;

/** What is painted: a kind of place, in the light of a time of day. The seed makes it one of many. */
export type Scene = { place: Place; palette: PaletteName; seed: number };

type Random = () => number;

/** The picture of a scene, as SVG. */
export function sceneSvg({ place, palette, seed }: Scene): string {
  const colours = PALETTES[palette];
  const random = randomOf(seed);
  const stops = colours.sky.map(
    (colour, at, { length }) => `<stop offset="${at / (length - 1)}" stop-color="${colour}"/>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SCENE.width}" height="${SCENE.height}">`,
    `<defs><linearGradient id="sky" x2="0" y2="1">${stops.join('')}</linearGradient>`,
    `<radialGradient id="glow"><stop stop-color="${colours.light}" stop-opacity=".85"/>`,
    `<stop offset=".3" stop-color="${colours.light}" stop-opacity=".3"/>`,
    `<stop offset="1" stop-color="${colours.light}" stop-opacity="0"/></radialGradient>`,
    '<filter id="soft"><feGaussianBlur stdDeviation="26 14"/></filter></defs>',
    `<rect width="100%" height="100%" fill="url(#sky)"/>`,
    palette === 'night' ? stars(random, colours) : '',
    sun(random, colours),
    PLACES[place](random, colours),
    '</svg>',
  ].join('');
}

function sun(random: Random, { light }: Palette): string {
  const x = Math.round(300 + random() * 1000);
  const y = Math.round(HORIZON - 60 - random() * 260);
  return `<circle cx="${x}" cy="${y}" r="420" fill="url(#glow)"/><circle cx="${x}" cy="${y}" r="${40 + random() * 40}" fill="${light}"/>`;
}

const stars = (random: Random, { light }: Palette): string =>
  Array.from(
    { length: 180 },
    () =>
      `<circle cx="${random() * SCENE.width}" cy="${random() * HORIZON}" r="${0.6 + random() * 1.6}" fill="${light}" opacity="${0.3 + random() * 0.7}"/>`,
  ).join('');

/** A line of hills across the picture, filled to its bottom. */
function ridge(random: Random, base: number, rise: number, fill: string, sharpness = 1): string {
  const phases = Array.from({ length: 4 }, () => random() * Math.PI * 2);
  const points: string[] = [];
  for (let x = 0; x <= SCENE.width; x += 8) {
    const wave = phases.reduce(
      (sum, phase, n) =>
        sum + Math.sin((x / SCENE.width) * Math.PI * 2 ** (n + 1) * sharpness + phase) / 2 ** n,
      0,
    );
    points.push(`${x},${Math.round(base - (wave * rise) / 2)}`);
  }
  const { width, height } = SCENE;
  return `<polygon points="0,${height} ${points.join(' ')} ${width},${height}" fill="${fill}"/>`;
}

const hills = (random: Random, { layers }: Palette): string =>
  layers
    .map((fill, n) => ridge(random, HORIZON - 60 + n * 90, 150 - n * 14, fill, 0.8 + n * 0.12))
    .join('');

/** Jagged ones, with snow on the far ones. */
function mountains(random: Random, { layers, light }: Palette): string {
  const peaks = (n: number, fill: string): string => {
    let at = -120;
    let drawn = '';
    while (at < SCENE.width + 120) {
      const half = 130 + random() * 170;
      const top = HORIZON - 260 + n * 110 + random() * 130;
      const snow = n < 2 ? snowOn(at + half, top, half, light) : '';
      const base = `<polygon points="${at},900 ${at + half},${top} ${at + half * 2},900" fill="${fill}"/>`;
      drawn += base + snow;
      at += half * 0.95;
    }
    return drawn;
  };
  return (
    layers
      .slice(0, 3)
      .map((fill, n) => peaks(n, fill))
      .join('') + ridge(random, 760, 60, layers[4]!)
  );
}

function snowOn(x: number, top: number, half: number, fill: string): string {
  const slope = half / (900 - top);
  const edge = [1, 0.55, 0.85, 0.5, 1].map(
    (depth, n) => `${x + (n / 2 - 1) * slope * 70 * depth},${top + 70 * depth}`,
  );
  return `<polygon points="${x},${top} ${edge.toReversed().join(' ')}" fill="${fill}" opacity=".8"/>`;
}

/** Water to the horizon, with the light on it. */
function sea(random: Random, { layers, light, sky }: Palette): string {
  const glints = Array.from({ length: 140 }, () => {
    const y = HORIZON + 8 + random() ** 1.6 * 320;
    const length = 20 + (y - HORIZON) * random();
    return `<rect x="${random() * SCENE.width}" y="${y}" width="${length}" height="${1 + (y - HORIZON) / 90}" rx="2" fill="${light}" opacity="${0.06 + random() * 0.22}"/>`;
  });
  const isle = ridge(random, HORIZON + 20, 70, layers[1]!);
  return `${isle}<rect y="${HORIZON}" width="100%" height="400" fill="${layers[2]}"/><rect y="${HORIZON}" width="100%" height="90" fill="${sky[2]}" opacity=".3"/>${glints.join('')}${ridge(random, 850, 50, layers[4]!, 0.5)}`;
}

/** Houses in rows, their windows lit. */
function city(random: Random, { layers, light }: Palette): string {
  const row = (n: number, fill: string): string => {
    let drawn = '';
    for (let x = -20; x < SCENE.width;) {
      const width = 60 + random() * 90;
      const top = HORIZON - 220 + n * 120 + random() * 200;
      drawn += `<rect x="${x}" y="${top}" width="${width}" height="900" fill="${fill}"/>`;
      drawn += n === 0 ? '' : windows(random, { x, top, width }, light);
      x += width + random() * 14;
    }
    return drawn;
  };
  return [layers[1]!, layers[2]!, layers[4]!].map((fill, n) => row(n, fill)).join('');
}

function windows(random: Random, house: { x: number; top: number; width: number }, fill: string) {
  let drawn = '';
  for (let y = house.top + 18; y < 880; y += 30)
    for (let x = house.x + 12; x < house.x + house.width - 18; x += 22)
      if (random() < 0.38)
        drawn += `<rect x="${x}" y="${y}" width="9" height="14" fill="${fill}" opacity="${0.35 + random() * 0.6}"/>`;
  return drawn;
}

/** Firs, nearer ones taller. */
function forest(random: Random, colours: Palette): string {
  const { layers } = colours;
  return layers
    .map((fill, n) => {
      const trees = Array.from({ length: 46 - n * 6 }, () => fir(random, n, fill));
      return ridge(random, HORIZON + 20 + n * 80, 60, fill) + trees.join('');
    })
    .join('');
}

function fir(random: Random, n: number, fill: string): string {
  const x = random() * SCENE.width;
  const foot = HORIZON + 50 + n * 80;
  const size = (40 + n * 26) * (0.7 + random() * 0.7);
  const tier = (from: number, half: number) =>
    `${x - half * size},${foot - from * size} ${x},${foot - (from + 1.3) * size} ${x + half * size},${foot - from * size}`;
  return [tier(0, 0.62), tier(0.7, 0.48), tier(1.4, 0.34)]
    .map((points) => `<polygon points="${points}" fill="${fill}"/>`)
    .join('');
}

/** Curtains of light over snow. */
function aurora(random: Random, colours: Palette): string {
  const curtains = Array.from({ length: 26 }, (_, n) => {
    const x = n * 64 + random() * 50;
    const top = 80 + random() * 120;
    const colour = ['#5ff2b4', '#38d6c4', '#9a7bff'][n % 3];
    return `<rect x="${x}" y="${top}" width="${30 + random() * 70}" height="${240 + random() * 140}" rx="40" fill="${colour}" opacity="${0.2 + random() * 0.35}" transform="skewX(-12)"/>`;
  });
  return `<g filter="url(#soft)">${curtains.join('')}</g>${mountains(random, colours)}`;
}

/** Sheets of colour in an arch: a picture for talks and music. */
function rings(random: Random, { layers, light }: Palette): string {
  const x = 500 + random() * 600;
  const sheets = Array.from(
    { length: 14 },
    (_, n) =>
      `<circle cx="${x}" cy="900" r="${820 - n * 56}" fill="${n % 4 === 3 ? light : layers[n % 5]}" opacity="${n % 4 === 3 ? 0.5 : 0.85}"/>`,
  );
  return sheets.join('');
}

const PLACES = { hills, mountains, sea, city, forest, aurora, rings };
export type Place = keyof typeof PLACES;
