/** Colours of a scene: its sky from top to horizon, its light, and its layers from far to near. */
export type Palette = { sky: string[]; light: string; layers: string[] };

export const PALETTES = {
  dawn: {
    sky: ['#2b3a67', '#a05c7b', '#f4a261', '#ffe0a3'],
    light: '#fff1c9',
    layers: ['#8d5b76', '#6a4468', '#4a3355', '#2d2440', '#171528'],
  },
  noon: {
    sky: ['#2f8fc6', '#79c0e3', '#c9e8f2', '#eef7f5'],
    light: '#ffffff',
    layers: ['#8fb8b5', '#5f9a8b', '#3f7f67', '#2a6049', '#173f30'],
  },
  dusk: {
    sky: ['#101a3c', '#3b2a63', '#93406d', '#f07b4f'],
    light: '#ffd08a',
    layers: ['#4f2d5f', '#3a2450', '#281b40', '#181330', '#0b0a1c'],
  },
  night: {
    sky: ['#050a1c', '#0a1a3a', '#103058', '#1c5474'],
    light: '#e6f3ff',
    layers: ['#15384f', '#0f2b40', '#0b2032', '#071625', '#040c16'],
  },
  sand: {
    sky: ['#d9764a', '#eaa365', '#f5cd8f', '#fbe9c4'],
    light: '#fffbe8',
    layers: ['#d99a5c', '#c07c42', '#a0602f', '#7a4622', '#4c2b16'],
  },
  ice: {
    sky: ['#5a7fa6', '#93b4cf', '#cadbe6', '#f3f6f5'],
    light: '#ffffff',
    layers: ['#b3c7d6', '#8ea9bf', '#6b8aa5', '#486884', '#27435c'],
  },
  moss: {
    sky: ['#0e3b34', '#1f6655', '#5fa585', '#d5e8b8'],
    light: '#f4ffd4',
    layers: ['#3f8a6c', '#2c6e57', '#1d5444', '#123b31', '#08231d'],
  },
} satisfies Record<string, Palette>;

export type PaletteName = keyof typeof PALETTES;
