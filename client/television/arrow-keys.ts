import { type Direction, nearest } from './nearest.ts';

const DIRECTIONS: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
const REACHABLE =
  'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';

/** What moves by arrows itself, as keyboards expect it. */
const OWN_ARROWS = 'select, textarea, [role=menu], [role=listbox], [contenteditable]';
const OWN_SIDEWAYS = 'input:not([type=checkbox]), [role=slider], [role=tablist], [role=radiogroup]';

/**
 * The arrows of a remote control go from each thing that can be chosen to the next one in their direction. On the bar of the
 * player those sideways go back and forward in time; up and down leave it, for a television has its own way to be loud.
 */
export function followArrows(): void {
  document.addEventListener('keydown', move, { capture: true });
}

function move(event: KeyboardEvent): void {
  const direction = DIRECTIONS[event.key];
  if (!direction || event.altKey || event.ctrlKey || event.metaKey) return;
  const from = document.activeElement ?? document.body;
  if (movesItself(from, direction)) return;
  const target = next(from, direction);
  if (!target) return; // the page is scrolled
  event.preventDefault();
  event.stopPropagation();
  target.focus();
  target.scrollIntoView({ block: 'center', inline: 'nearest' });
}

function movesItself(element: Element, direction: Direction): boolean {
  if (element.closest(OWN_ARROWS)) return true;
  const isSideways = direction === 'left' || direction === 'right';
  return isSideways && element.closest(OWN_SIDEWAYS) !== null;
}

function next(from: Element, direction: Direction): HTMLElement | undefined {
  const room = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  const places = [...room.querySelectorAll<HTMLElement>(REACHABLE)]
    .filter((element) => element !== from && canBeChosen(element))
    .map((element) => ({ element, box: element.getBoundingClientRect() }));
  if (!room.contains(from) || !from.matches(REACHABLE)) return firstOf(places.filter(isInSight));
  return nearest(from.getBoundingClientRect(), places, direction)?.element;
}

/** Where one begins: with what the page is about. */
const firstOf = (places: { element: HTMLElement }[]): HTMLElement | undefined =>
  (places.find(({ element }) => element.closest('main, dialog')) ?? places[0])?.element;

const canBeChosen = (element: HTMLElement): boolean =>
  element.tabIndex >= 0 &&
  !element.matches(':disabled, [inert] *') &&
  element.checkVisibility({ visibilityProperty: true });

const isInSight = ({ box }: { box: DOMRect }): boolean =>
  box.top >= 0 && box.bottom <= innerHeight && box.width > 1;
