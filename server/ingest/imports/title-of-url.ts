import { titleOf } from '../draft.ts';

/** The last part of an address's path, in the letters people read. */
export function filenameOf({ pathname }: URL): string {
  const last = pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

/** What a video is called until somebody, or the place it comes from, says better. */
export const titleOfUrl = (targetUrl: string): string => {
  const filename = filenameOf(new URL(targetUrl));
  const printable = filename.toWellFormed().replaceAll(/[\p{Cc}\s]+/gu, ' ');
  return titleOf(printable);
};
