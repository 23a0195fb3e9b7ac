import { direction } from '../i18n/language.ts';

const [ONWARD, BACK] =
  direction === 'rtl' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];

/** Where a key leads from `index` in a row of tabs that wraps around; null for other keys. */
export function nextTab(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  if (key === ONWARD) return (index + 1) % count;
  if (key === BACK) return (index + count - 1) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}
