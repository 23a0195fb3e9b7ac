export type Chapter = { timecode: number; title: string };

export const MAX_CHAPTERS = 500;
export const TITLE_MAX_CHARACTERS = 100;

const LINE =
  /^[ \t]*[-*•]?[ \t]*[([]?(?:(\d{1,2}):)?(\d{1,3}):(\d{2})[)\]]?[ \t]*[-–—:|]?[ \t]*(\S.*)$/;

/**
 * The chapters a description lists: the first run of lines that begin with a time, `0:00 Intro`. Times that do not rise
 * end the list.
 */
export function parseChapters(description: string | null): Chapter[] {
  const chapters: Chapter[] = [];
  for (const line of (description ?? '').split(/\r?\n/)) {
    const chapter = parseLine(line);
    const isNext = chapter && chapter.timecode > (chapters.at(-1)?.timecode ?? -1);
    if (isNext && chapters.length < MAX_CHAPTERS) chapters.push(chapter);
    else if (chapters.length > 0) break;
  }
  return chapters;
}

function parseLine(line: string): Chapter | undefined {
  const [, hours = '0', minutes, seconds, title] = LINE.exec(line.slice(0, 500)) ?? [];
  if (minutes === undefined || title === undefined || Number(seconds) > 59) return undefined;
  const timecode = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return { timecode, title: title.trim().slice(0, TITLE_MAX_CHARACTERS) };
}
