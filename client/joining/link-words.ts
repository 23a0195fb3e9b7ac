import { t } from '../i18n/t.ts';
import { mayPass, Problem, problemWords, type Words } from '../problem.ts';

/** Why a link from a mail did not work: it works once, for some time, and only the newest of its kind. */
export function linkWords(error: unknown): Words {
  if (!(error instanceof Problem)) return problemWords(error);
  if ([400, 403, 404].includes(error.status)) return STALE;
  return error.status === 409 ? TAKEN : problemWords(error);
}

/** Whether a link that was refused may still work: not when somebody else has its address. */
export const mayStillWork = (error: unknown): boolean =>
  error instanceof Problem && error.status !== 409 && mayPass(error);

const STALE: Words = {
  title: t('This link does not work any more'),
  advice: t('Each works once, for a while, and only the newest of them.'),
};

const TAKEN: Words = {
  title: t('Somebody has this address.'),
  advice: t('Another account was given it in the meantime.'),
};
