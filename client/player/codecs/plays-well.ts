import type { PlaysWell } from './one-codec.ts';

/** Whether this browser decodes a picture in its hardware, or quickly enough without; false where it cannot tell. */
export const playsWell: PlaysWell = async (video) => {
  try {
    const asked = { type: 'media-source', video } as const;
    const told = await navigator.mediaCapabilities.decodingInfo(asked);
    return told.supported && (told.powerEfficient || told.smooth);
  } catch {
    return false;
  }
};

/** For who must not have anything but H.264. */
export const playsNothingElse: PlaysWell = () => Promise.resolve(false);
