import { setPictures } from '../../../catalog/index.ts';
import { Failure } from '../../../platform/errors.ts';
import { IMAGE_MAX_BYTES } from '../../../platform/pictures/image.ts';
import type { Importing } from '../importing.ts';

type Whose = Parameters<typeof setPictures>[1];

/** Gives an account or a channel a picture of the archive; a broken one, or none, changes nothing. */
export async function restorePicture(
  { node, archive }: Importing,
  whose: Whose,
  name: string | null | undefined,
): Promise<void> {
  const bytes = name ? await archive.bytes(name, IMAGE_MAX_BYTES) : undefined;
  if (!bytes) return;
  const file = new File([bytes], 'picture');
  await setPictures(node, whose, { field: whose.kind, file }).catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error;
  });
}
