interface Picture {
  width: number;
  path: string;
}

/** The smallest of a picture's sizes that is wide enough, or the largest there is. */
export function pictureFor(pictures: readonly Picture[], width: number): string | undefined {
  const sized = pictures.toSorted((one, other) => one.width - other.width);
  return (sized.find((picture) => picture.width >= width) ?? sized.at(-1))?.path;
}
