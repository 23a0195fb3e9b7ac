/** Something that can still be done about what a note tells. */
export interface ToastAction {
  label: string;
  run: () => void;
}

export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'danger';
  action: ToastAction | null;
}

const SHOWN_SECONDS = 5;
const SHOWN_WITH_ACTION_SECONDS = 12;
const MOST_AT_ONCE = 3;

let toasts = $state.raw<Toast[]>([]);
let lastId = 0;

/** The short notes on the screen now, oldest first. */
export const shownToasts = (): Toast[] => toasts;

/** Shows a short note for a few seconds; with something to do about it, longer. */
export function toast(
  text: string,
  tone: Toast['tone'] = 'plain',
  action: ToastAction | null = null,
): void {
  const id = ++lastId;
  toasts = [...toasts, { id, text, tone, action }].slice(-MOST_AT_ONCE);
  const seconds = action ? SHOWN_WITH_ACTION_SECONDS : SHOWN_SECONDS;
  setTimeout(() => dismissToast(id), seconds * 1000);
}

/** Takes a note away early. */
export function dismissToast(id: number): void {
  toasts = toasts.filter((shown) => shown.id !== id);
}
