/** A part of a video; it lasts until the next one begins, the last one until the end. */
export type Chapter = { title: string; startSeconds: number };

/** The chapters of a video, in order. */
export const chaptersObject = (url: string, chapters: Chapter[], durationSeconds: number) => ({
  id: url,
  hasPart: chapters.map(({ title, startSeconds }, n) => ({
    name: title,
    startOffset: startSeconds,
    endOffset: chapters[n + 1]?.startSeconds ?? durationSeconds,
  })),
});
