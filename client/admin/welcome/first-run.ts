import { system } from '../api/system.ts';

/** A browser in which the wizard was put away keeps this mark. */
const MARK = 'tributary.first-run-done';

/** Whether a node is as it was made: its administrator has not named it, nor put the question away here. */
export async function isFresh(): Promise<boolean> {
  if (localStorage.getItem(MARK)) return false;
  return (await system.config()).instance.name === '';
}

/** Does not ask again in this browser. */
export const putAway = (): void => localStorage.setItem(MARK, '1');

/** How people can join, as one choice. */
export type Joining = 'nobody' | 'on-request' | 'everybody';

/** What the wizard has asked so far. */
export interface Answers {
  name: string;
  shortDescription: string;
  languages: (string | number)[];
  joining: Joining;
}

/** The settings that the answers make. */
export const settingsOf = ({ name, shortDescription, languages, joining }: Answers) => ({
  instance: {
    name: name.trim(),
    shortDescription: shortDescription.trim(),
    languages,
  },
  signup: { enabled: joining !== 'nobody', requiresApproval: joining !== 'everybody' },
});
