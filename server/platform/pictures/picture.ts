/** One size of a picture that was set for somebody or something. `key` names its blob. */
export type Picture = { key: string; width: number; height: number; createdAt: string };

/** The sizes of a picture (contract § ActorImage). Clients need `path` relative to the host. */
export const imagesJson = ({ origin }: Pick<URL, 'origin'>, pictures: readonly Picture[]) =>
  pictures.map(({ key, width, height, createdAt }) => ({
    width,
    height,
    path: `/lazy-static/${key}`,
    fileUrl: `${origin}/lazy-static/${key}`,
    createdAt,
    updatedAt: createdAt,
  }));
