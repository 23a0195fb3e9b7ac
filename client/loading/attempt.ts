import { t } from '../i18n/t.ts';
import { problemWords } from '../problem.ts';
import { toast, type ToastAction } from '../ui/toasts.svelte.ts';

interface Told {
  /** What is said once it is done; nothing, without it. */
  done?: string;
  failed?: string;
  /** What can be done about it then. */
  action?: ToastAction | null;
}

/** Does something small and tells how it went in a short note. False when it failed. */
export async function attempt(
  act: () => Promise<unknown>,
  { done, failed = t('That did not work'), action = null }: Told = {},
): Promise<boolean> {
  try {
    await act();
    if (done) toast(done, 'plain', action);
    return true;
  } catch (error) {
    const { title, advice } = problemWords(error);
    toast(`${failed}: ${title}. ${advice}`.trim(), 'danger');
    return false;
  }
}
