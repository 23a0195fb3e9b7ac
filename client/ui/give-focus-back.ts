let forget = () => {};

/**
 * Gives the focus back to what opened something that is closed now. Where that is gone, or goes with what was done before
 * the focus has moved on, what is in its place has it, or else the heading of the page: the keyboard would begin at the
 * top again otherwise (WCAG 2.4.3).
 */
export function giveFocusBack(opener: HTMLElement): void {
  forget();
  if (opener === document.body) return;
  if (isNowhere()) opener.focus(); // nothing happens where it is gone

  const place = placeOf(opener);
  const observer = new MutationObserver(look);
  const moved = ({ target }: FocusEvent) => target !== opener && forget();
  forget = () => {
    observer.disconnect();
    document.removeEventListener('focusin', moved);
  };
  observer.observe(document.body, { childList: true, subtree: true });
  document.addEventListener('focusin', moved);
  look();

  function look() {
    if (opener.isConnected) return;
    forget();
    if (isNowhere()) focusPlace(place);
    if (isNowhere()) focusHeading();
  }
}

/** For clicks anywhere on a page: what is pressed may go by that, as in a row that is done with. */
export function holdFocus({ target }: MouseEvent): void {
  const pressed = document.activeElement;
  if (!(target as Element).closest('button') || !(pressed instanceof HTMLElement)) return;
  if (!pressed.closest('dialog')) giveFocusBack(pressed); // dialogs do so themselves
}

const isNowhere = () => document.activeElement === null || document.activeElement === document.body;

interface Place {
  /** What the pressed one says. */
  name: string;
  /** What it is in, the innermost first, as far as its row reaches. */
  around: Element[];
  list: Element | null;
  /** Of the row in its list. */
  index: number;
}

/** Where something is in the row of a list or table; nothing for what is in none. */
function placeOf(element: Element): Place | null {
  const row = element.closest('li, tr');
  if (!row || !row.isConnected) return null;
  const around: Element[] = [];
  for (let at = element.parentElement; at && at !== row.parentElement; at = at.parentElement)
    around.push(at);
  const list = row.parentElement;
  const name = element.textContent.trim();
  return { name, around, list, index: list ? [...list.children].indexOf(row) : 0 };
}

const FOCUSABLE =
  'a[href]:not([tabindex="-1"]), button:not(:disabled), input:not(:disabled), select, textarea';

/** What took its place in the row; where that is gone, too, the same in the row that moved up, or in the last one. */
function focusPlace(place: Place | null) {
  if (!place) return;
  const { name, around, list, index } = place;
  const row = list?.isConnected ? (list.children[index] ?? list.lastElementChild) : null;
  const near = around.find((each) => each.isConnected) ?? row;
  const all = [...(near?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])];
  const same = all.find(({ textContent }) => name !== '' && textContent.trim() === name);
  (same ?? all[0])?.focus();
}

function focusHeading() {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (!heading) return;
  heading.tabIndex = -1; // it is not on the way of the Tab key
  heading.focus({ preventScroll: true });
}
