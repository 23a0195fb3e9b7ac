import { t } from '../../i18n/t.ts';
import { problemWords } from '../../problem.ts';
import { toast, type ToastAction } from '../../ui/toasts.svelte.ts';

/** Does something at once and says how it went. Returns whether it did. */
export async function attempt(
  act: () => Promise<unknown>,
  done: string,
  action: ToastAction | null = null,
): Promise<boolean> {
  try {
    await act();
    toast(done, 'plain', action);
    return true;
  } catch (error) {
    const { title, advice } = problemWords(error);
    toast(`${t('Not done. {title}.', { title })} ${advice}`.trim(), 'danger');
    return false;
  }
}
