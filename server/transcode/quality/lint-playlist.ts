import { parsePlaylist } from '../pass/media-playlist.ts';

/** What is wrong with a rendition's playlist, in words; nothing, where all is well (RFC 8216). */
export function lintPlaylist(text: string, sizeBytes: number): string[] {
  const { init, segments } = parsePlaylist(text);
  const target = Number(/^#EXT-X-TARGETDURATION:(\d+)$/m.exec(text)?.[1] ?? 0);
  const longest = Math.max(...segments.map(({ seconds }) => seconds));
  const ranges = [init, ...segments];
  const isUnbroken = ranges.every(
    ({ start }, n) => start === (n === 0 ? 0 : ranges[n - 1]!.end + 1),
  );
  const faults: [boolean, string][] = [
    [!text.startsWith('#EXTM3U\n'), 'it does not begin with #EXTM3U'],
    [!text.includes('\n#EXT-X-ENDLIST'), 'it has no end'],
    [
      Math.round(longest) > target,
      `a segment lasts ${longest} s, longer than the target of ${target} s`,
    ],
    [!isUnbroken, 'its byte ranges leave gaps or overlap'],
    [ranges.at(-1)!.end + 1 !== sizeBytes, 'its byte ranges do not end where the file does'],
  ];
  return faults.flatMap(([isThere, fault]) => (isThere ? [fault] : []));
}
