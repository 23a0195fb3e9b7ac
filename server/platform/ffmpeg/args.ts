/** `{ preset: 'veryfast', bf: 3 }` as ffmpeg reads it: `-preset veryfast -bf 3`. */
export const options = (named: Record<string, string | number>): string[] =>
  Object.entries(named).flatMap(([name, value]) => [`-${name}`, String(value)]);
