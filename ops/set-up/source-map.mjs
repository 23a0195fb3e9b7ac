import { decode, encode } from '@jridgewell/sourcemap-codec';

/**
 * A source map reduced to what a stack trace of ours needs: the file and line of each line of our own sources. Node reads
 * all of a map at the first error: the whole of it takes 35 MB and a quarter of a second.
 */
export function mapOfLines(text) {
  const map = JSON.parse(text);
  const isOurs = map.sources.map((source) => !source.includes('node_modules/'));
  const mappings = decode(map.mappings).map((segments) => {
    const ours = segments.find(([, source]) => isOurs[source]);
    if (ours) return [[0, ...ours.slice(1, 4)]];
    return segments.length > 0 ? [[0]] : []; // else it would count as the line of ours before it
  });
  return JSON.stringify({ ...map, mappings: encode(mappings) });
}
