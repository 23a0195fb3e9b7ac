import { PRIVACY } from '../../contract.ts';
import { t } from '../../i18n/t.ts';
import type { VideoDraft } from './draft.ts';

export type DraftProblems = Partial<Record<keyof VideoDraft, string>>;

const PASSWORD = { shortest: 2, longest: 100 };

/** What is wrong with a draft that the node would refuse; said while it is written. */
export function checkDraft(draft: VideoDraft, now = Date.now()): DraftProblems {
  const { name, visibility, passwords, publishAt } = draft;
  return {
    ...(name.trim().length < 3 && { name: t('A title has at least 3 letters.') }),
    ...(visibility === PRIVACY.password && passwordProblem(passwords)),
    ...(visibility === 'scheduled' && scheduleProblem(publishAt, now)),
  };
}

function passwordProblem(passwords: string[]): DraftProblems {
  if (passwords.length === 0) return { passwords: t('Add at least one password.') };
  const wrong = passwords.find(
    ({ length }) => length < PASSWORD.shortest || length > PASSWORD.longest,
  );
  return wrong === undefined ? {} : { passwords: t('A password has 2 to 100 letters.') };
}

function scheduleProblem(publishAt: string, now: number): DraftProblems {
  const moment = Date.parse(publishAt);
  if (Number.isNaN(moment)) return { publishAt: t('Choose a day and an hour.') };
  return moment < now ? { publishAt: t('This moment is over.') } : {};
}

/** The fields of the form, by the names the node has for them. */
const FIELD_OF: Record<string, keyof VideoDraft> = {
  videoPasswords: 'passwords',
  scheduleUpdate: 'publishAt',
  originallyPublishedAt: 'originalDay',
  privacy: 'visibility',
};

/** The node's refusals at the fields of the form they are about. */
export const refusedFields = (fields: Readonly<Record<string, string>>): DraftProblems =>
  Object.fromEntries(
    Object.entries(fields).map(([path, why]) => {
      const [field = path] = path.split('.');
      return [FIELD_OF[field] ?? field, why];
    }),
  );
