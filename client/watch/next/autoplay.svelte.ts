import { t } from '../../i18n/t.ts';
import { changePreferences } from '../../library/preferences-api.ts';
import { problemWords } from '../../problem.ts';
import { refreshUser, session } from '../../session.svelte.ts';
import { toast } from '../../ui/toasts.svelte.ts';

const KEY = 'tributary.autoplay';

let kept = $state(localStorage.getItem(KEY) === 'true');

/** Whether the next video begins by itself: of strangers, their browser remembers it. */
export const autoplay = {
  get on(): boolean {
    return session.user ? session.user.autoPlayNextVideo : kept;
  },

  /** False where it could not be kept. */
  async set(on: boolean): Promise<boolean> {
    kept = on;
    localStorage.setItem(KEY, String(on));
    if (!session.user) return true;
    try {
      await changePreferences({ autoPlayNextVideo: on });
      await refreshUser();
      return true;
    } catch (error) {
      toast(t('Not changed. {title}.', { title: problemWords(error).title }), 'danger');
      return false;
    }
  },
};
