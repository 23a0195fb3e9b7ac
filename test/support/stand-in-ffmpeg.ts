import { chmod, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * nvenc, as if a card were here: x264 in its name. All other cards are absent, and this one when its file says so. It may
 * write where it works, and nowhere else.
 */
const script = (broken: string) => `#!/bin/bash
case " $* " in
  *_nvenc*)
    told=$(cat '${broken}' 2>/dev/null)
    if [ "$told" = once ] && [ -e was-killed ]; then told=mended; fi
    if [ "$told" = once ]; then touch was-killed; fi
    if [ "$told" = once ] || [ "$told" = killed ]; then kill -9 $$; fi
    if [ "$told" = broken ]; then echo 'OpenEncodeSessionEx failed: out of memory (10)' >&2; exit 1; fi
    words=("$@"); kept=(); skip=0
    for word in "\${words[@]}"; do
      if [ $skip = 1 ]; then skip=0; continue; fi
      case "$word" in
        -rc|-forced-idr|-no-scenecut) skip=1 ;;
        p4) kept+=(ultrafast) ;;
        h264_nvenc) kept+=(libx264 -sc_threshold 0) ;;
        hevc_nvenc|av1_nvenc) echo "Codec not supported" >&2; exit 1 ;;
        *) kept+=("$word") ;;
      esac
    done
    exec ffmpeg "\${kept[@]}" ;;
  *h264_qsv*) exec sleep 60 ;;
  *_qsv*|*_vaapi*|*_amf*|*_videotoolbox*|*_v4l2m2m*) echo 'No device available' >&2; exit 1 ;;
  *) exec ffmpeg "$@" ;;
esac
`;

/** An ffmpeg that has the encoder of a card, and one that never ends. `breakCard` makes the card fail from then on, `killCard` has its work ended from outside. */
export async function standInFfmpeg(directory: string) {
  const broken = join(directory, 'broken');
  const path = join(directory, 'ffmpeg');
  await writeFile(path, script(broken));
  await chmod(path, 0o755);
  return {
    path,
    breakCard: () => writeFile(broken, 'broken'),
    killCard: () => writeFile(broken, 'killed'),
    killCardOnce: () => writeFile(broken, 'once'),
    mendCard: () => rm(broken, { force: true }),
  };
}
