/** Moves focus among the items of a menu by arrow, Home and End keys. Tells whether the key was one of these. */
export function moveFocus(event: KeyboardEvent, list: Element | undefined): boolean {
  const items = [...(list?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])];
  const next = nextIndex(
    event.key,
    items.indexOf(document.activeElement as HTMLElement),
    items.length,
  );
  if (next === null) return false;
  items[next]?.focus();
  return true;
}

/** Where a key leads from `index` in a list that wraps around; null for other keys. */
function nextIndex(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return (index + 1) % count;
  if (key === 'ArrowUp') return (index + count - 1 + (index < 0 ? 1 : 0)) % count;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  return null;
}
