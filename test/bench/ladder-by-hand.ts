/** The same ladder as ours, as commands that a person would write. */

export type Ladder = {
  source: string;
  /** The size of the source is copied when it can be. */
  copiesTop: boolean;
  rungs: { width: number; height: number; maxrate: number }[]; // best first
};

const GOP = ['-g', '60', '-sc_threshold', '0', '-force_key_frames', 'expr:gte(t,n_forced*2)'];
const X264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-b_strategy', '1', ...GOP];
const PEERS_B_FRAMES = ['-bf', '16'];
const PIXELS = ['-pix_fmt', 'yuv420p'];
const AAC = ['-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-ar', '48000'];
const HLS = [
  '-f',
  'hls',
  '-hls_time',
  '4',
  '-hls_playlist_type',
  'vod',
  '-hls_segment_type',
  'fmp4',
];

const output = (name: number) => [
  ...HLS,
  '-hls_flags',
  'single_file',
  '-hls_segment_filename',
  `${name}.mp4`,
  `${name}.m3u8`,
];

const picture = ({ maxrate }: { maxrate: number }) => [
  ...X264,
  ...PIXELS,
  '-maxrate',
  `${maxrate}`,
  '-bufsize',
  `${2 * maxrate}`,
];

const start = (source: string) => ['-v', 'error', '-y', '-nostdin', '-i', source];

/** One command that decodes once, with the encoder set as ours is. */
export function onceByHand({ source, rungs, copiesTop }: Ladder): string[] {
  const sound = copiesTop ? ['-c:a', 'copy'] : AAC;
  const top = copiesTop
    ? ['-map', '0:v', '-map', '0:a', '-c', 'copy', ...output(rungs[0]!.height)]
    : [];
  const encoded = copiesTop ? rungs.slice(1) : rungs;
  const inputs = encoded.map((_, n) => `[i${n}]`).join('');
  const scales = encoded.map(({ width, height }, n) => `[i${n}]scale=${width}:${height}[o${n}]`);
  const graph = [`[0:v]split=${encoded.length}${inputs}`, ...scales].join(';');
  const pictures = encoded.flatMap((rung, n) =>
    ['-map', `[o${n}]`, '-map', '0:a'].concat(picture(rung), sound, output(rung.height)),
  );
  const soundAlone = ['-map', '0:a', ...sound, ...output(0)];
  return [...start(source), '-filter_complex', graph, ...top, ...pictures, ...soundAlone];
}

/** One command a rung, on one thread, as the peer does. */
export function oneByOne({ source, rungs, copiesTop }: Ladder): string[][] {
  const commands = rungs.map((rung, n) => {
    const { width, height } = rung;
    const encoded = [...picture(rung), ...PEERS_B_FRAMES, ...AAC];
    const encoding = ['-threads', '1', '-vf', `scale=${width}:${height}`, ...encoded];
    const isCopied = copiesTop && n === 0;
    return [...start(source), ...(isCopied ? ['-c', 'copy'] : encoding), ...output(height)];
  });
  return [...commands, [...start(source), '-vn', ...AAC, ...output(0)]];
}
