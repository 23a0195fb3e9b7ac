import { t } from '../../i18n/t.ts';

export interface Chapter {
  timecode: number;
  title: string;
}

const LINE =
  /^[ \t]*[-*•]?[ \t]*[([]?(?:(\d{1,2}):)?(\d{1,3}):(\d{2})[)\]]?[ \t]*[-–—:|]?[ \t]*(\S.*)$/;
const LONGEST_TITLE = 100;

/** The chapters a description lists, a line each: `1:05 The weir`. Only those within the video. */
export function chaptersFrom(description: string, durationSeconds: number): Chapter[] {
  const chapters = new Map<number, Chapter>();
  for (const line of description.split(/\r?\n/)) {
    const [, hours = '0', minutes, seconds, title] = LINE.exec(line) ?? [];
    if (minutes === undefined || title === undefined) continue;
    const timecode = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
    if (timecode <= durationSeconds)
      chapters.set(timecode, { timecode, title: title.trim().slice(0, LONGEST_TITLE) });
  }
  return inOrder([...chapters.values()]);
}

/** Chapters by when they begin. */
export const inOrder = <One extends Chapter>(chapters: readonly One[]): One[] =>
  chapters.toSorted((one, other) => one.timecode - other.timecode);

/** What is wrong with a list of chapters; empty when nothing is. */
export function chapterProblem(chapters: readonly Chapter[]): string {
  if (chapters.some(({ title }) => title.trim() === '')) return t('Every chapter needs a title.');
  const moments = new Set(chapters.map(({ timecode }) => timecode));
  return moments.size < chapters.length ? t('Two chapters begin at the same moment.') : '';
}
