/** A part of a video, from a second on. */
export interface Chapter {
  timecode: number;
  title: string;
}

/** Going back within the first seconds of a chapter is meant for the one before. */
const JUST_BEGUN_SECONDS = 3;

/** The chapter a moment is in; undefined before the first. */
export const chapterAt = (chapters: readonly Chapter[], seconds: number): Chapter | undefined =>
  chapters.findLast(({ timecode }) => timecode <= seconds);

/** Where chapters begin, as shares of the video: what is at its beginning or after its end has no mark. */
export const chapterMarks = (chapters: readonly Chapter[], durationSeconds: number): number[] =>
  chapters
    .map(({ timecode }) => timecode / durationSeconds)
    .filter((share) => share > 0 && share < 1);

/** Where the next chapter begins, or with -1 this one or the one before; null where there is none. */
export function chapterBeside(
  chapters: readonly Chapter[],
  seconds: number,
  step: 1 | -1,
): number | null {
  const found =
    step === 1
      ? chapters.find(({ timecode }) => timecode > seconds)
      : chapterAt(chapters, seconds - JUST_BEGUN_SECONDS);
  return found?.timecode ?? (step === -1 && chapters.length > 0 ? 0 : null);
}
