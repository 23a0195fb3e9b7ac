import { extname } from 'node:path';

import type { Picture } from '../../platform/pictures/picture.ts';

type Shown = { name: string; description: string; language: string; pictures: readonly Picture[] };

const SHORT_NAME_LETTERS = 12; // below an icon there is room for no more
const SMALLEST_ICON = 192;
const MEDIA_TYPES: Record<string, string> = {
  '.gif': 'image/gif',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
};

/** How a browser shows the node when it is installed as an application: with its own picture, if it has one. */
export const manifest = ({ name, description, language, pictures }: Shown) => ({
  id: '/',
  name,
  short_name: name.length > SHORT_NAME_LETTERS ? (name.split(/\s/, 1)[0] ?? name) : name,
  description,
  lang: language,
  dir: 'auto',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#0b1110',
  theme_color: '#0b1110',
  categories: ['entertainment', 'education'],
  icons: iconsOf(pictures),
});

function iconsOf(pictures: readonly Picture[]) {
  const own = pictures.filter(({ width }) => width >= SMALLEST_ICON).map(iconOf);
  return own.length > 0 ? own : OURS;
}

const iconOf = ({ key, width, height }: Picture) => ({
  src: `/lazy-static/${key}`,
  sizes: `${width}x${height}`,
  type: MEDIA_TYPES[extname(key)] ?? 'image/webp',
  purpose: 'any',
});

/** The mark of this software, for nodes without a picture; with room around it where a system cuts a shape out of it. */
const OURS = [
  { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
  ...['192', '512'].map((size) => ({
    src: `/icon-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose: 'maskable',
  })),
];
