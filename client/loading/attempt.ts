import { t } from '../i18n/t.ts';
import { problemWords } from '../problem.ts';
import { toast } from '../ui/toasts.svelte.ts';

/** Does something small and tells how it went in a short note. False when it failed. */
export async function attempt(
  act: () => Promise<unknown>,
  { done, failed = t('That did not work') }: { done?: string; failed?: string } = {},
): Promise<boolean> {
  try {
    await act();
    if (done) toast(done);
    return true;
  } catch (error) {
    const { title, advice } = problemWords(error);
    toast(`${failed}: ${title}. ${advice}`.trim(), 'danger');
    return false;
  }
}
