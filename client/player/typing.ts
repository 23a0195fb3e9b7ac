const SCROLL_KEYS = new Set(['ArrowUp', 'ArrowDown', 'Home', 'End']);
const PRESS_KEYS = new Set([' ', 'Enter']);

/** Whether a key belongs to something other than the player: a text field, a menu, a pressed button, scrolling. */
export function leavesKeyTo(event: KeyboardEvent, player: HTMLElement): boolean {
  const target = event.target as HTMLElement;
  if (target.closest('input, textarea, select, dialog, [role=menu], [contenteditable]'))
    return true;
  if (PRESS_KEYS.has(event.key) && target.closest('button, a, summary')) return true;
  return SCROLL_KEYS.has(event.key) && !player.contains(target);
}
