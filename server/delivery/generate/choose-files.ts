import type { Media, MediaFile } from '../../catalog/index.ts';
import { Failure, notFound } from '../../platform/errors.ts';

const MAX_FILES = 2; // one for the picture, one for the sound

/** Which files a new one is put together from: `picture` is none where only the sound is wanted. */
export type Chosen = { picture: MediaFile | undefined; sound: MediaFile };

/**
 * The files that a client asks for by their numbers. Of several pictures the best is taken; the sound is the one that
 * comes alone, or else that of the picture. Fails with `invalid` for no or too many files, with `not_found` for unknown ones.
 */
export function chooseFiles({ files }: Pick<Media, 'files'>, asked: readonly string[]): Chosen {
  const ids = [...new Set(asked.flatMap((text) => text.split(',')))];
  if (ids.length === 0 || ids.length > MAX_FILES || !ids.every((id) => /^\d{1,10}$/.test(id)))
    throw invalidIds();
  const chosen = ids.map((id) => files.find(({ renditionId }) => renditionId === Number(id)));
  if (chosen.includes(undefined)) throw notFound('Video file');
  const [best, ...rest] = (chosen as MediaFile[]).toSorted((a, b) => b.height - a.height);
  const alone = [best!, ...rest].find(({ height }) => height === 0);
  return { picture: best!.height === 0 ? undefined : best, sound: alone ?? best! };
}

const invalidIds = () =>
  new Failure('invalid', 'Incorrect request parameters: videoFileIds', {
    'invalid-params': {
      videoFileIds: { msg: 'Should be one or two numbers of files', path: 'videoFileIds' },
    },
  });
