import { t } from '../../i18n/t.ts';
import { changePreferences } from '../../library/preferences-api.ts';
import { problemWords } from '../../problem.ts';
import { refreshSession, session } from '../../session.svelte.ts';
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
    if (session.user && !(await tellNode(on))) return false;
    kept = on;
    localStorage.setItem(KEY, String(on));
    if (session.user) await refreshSession();
    return true;
  },
};

async function tellNode(autoPlayNextVideo: boolean): Promise<boolean> {
  try {
    await changePreferences({ autoPlayNextVideo });
    return true;
  } catch (error) {
    toast(t('Not changed. {title}.', { title: problemWords(error).title }), 'danger');
    return false;
  }
}
