export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'danger';
}

const SHOWN_SECONDS = 5;
const MOST_AT_ONCE = 3;

let toasts = $state.raw<Toast[]>([]);
let lastId = 0;

/** The short notes on the screen now, oldest first. */
export const shownToasts = (): Toast[] => toasts;

/** Shows a short note for a few seconds. */
export function toast(text: string, tone: Toast['tone'] = 'plain'): void {
  const id = ++lastId;
  toasts = [...toasts, { id, text, tone }].slice(-MOST_AT_ONCE);
  setTimeout(() => dismissToast(id), SHOWN_SECONDS * 1000);
}

/** Takes a note away early. */
export function dismissToast(id: number): void {
  toasts = toasts.filter((shown) => shown.id !== id);
}
