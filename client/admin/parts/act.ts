import { attempt as attemptIt } from '../../loading/attempt.ts';
import type { ToastAction } from '../../ui/toasts.svelte.ts';

/** Does something at once and says how it went. Returns whether it did. */
export const attempt = (
  act: () => Promise<unknown>,
  done: string,
  action: ToastAction | null = null,
): Promise<boolean> => attemptIt(act, { done, action });
