import { type Media, type MediaFile, sourceFileId } from '../../catalog/index.ts';
import { Failure, notFound } from '../../platform/errors.ts';

const MAX_FILES = 2; // one for the picture, one for the sound

/** Which files a new one is put together from: `picture` is none where only the sound is wanted. */
export type Chosen = { picture: MediaFile | undefined; sound: MediaFile };

/**
 * The files that a client asks for by their numbers. The sound is the one that comes alone, or else that of the picture.
 * Fails with `invalid` for no or too many files, or two pictures; with `not_found` for unknown ones.
 */
export function chooseFiles({ files }: Pick<Media, 'files'>, asked: readonly string[]): Chosen {
  const ids = [...new Set(asked.flatMap((text) => text.split(',')))];
  if (ids.length === 0 || ids.length > MAX_FILES || !ids.every((id) => /^\d{1,10}$/.test(id)))
    throw invalidIds();
  const chosen = ids.map((id) => files.find(({ renditionId }) => renditionId === Number(id)));
  if (chosen.includes(undefined)) throw notFound('Video file');
  const [picture, another] = (chosen as MediaFile[]).filter(({ height }) => height > 0);
  if (another) throw invalidIds();
  const alone = (chosen as MediaFile[]).find(({ height }) => height === 0);
  return { picture, sound: alone ?? picture! };
}

/** Whether a client asks for nothing but what the video was made of. */
export const asksForSource = ({ id }: Pick<Media, 'id'>, [asked, ...more]: readonly string[]) =>
  asked === String(sourceFileId(id)) && more.length === 0;

const invalidIds = () =>
  new Failure('invalid', 'Incorrect request parameters: videoFileIds', {
    'invalid-params': {
      videoFileIds: {
        msg: 'Should be the number of one file with a picture, of one with sound alone, or both',
        path: 'videoFileIds',
      },
    },
  });
