import { readFile } from 'node:fs/promises';

import { webReadyClip } from '../../support/clips.ts';

/** No picture and no video, whatever it is called. */
export const noMedia = (name: string) => new File(['these are words'], name);
/** Over the limit of pictures. */
export const hugePicture = () => new File([new Uint8Array(5 * 2 ** 20)], 'huge.png');

export const clipFile = async (name = 'clip.mp4') =>
  new File([await readFile(await webReadyClip())], name);
