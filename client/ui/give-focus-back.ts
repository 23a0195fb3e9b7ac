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

  const heirs = heirsOf(opener);
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
    for (const find of [...heirs, heading]) {
      const heir = isNowhere() ? find() : undefined;
      if (heir) focus(heir);
    }
  }
}

/** For clicks anywhere on a page: what is pressed may go by that, as in a row that is done with. */
export function holdFocus({ target }: MouseEvent): void {
  const pressed = document.activeElement;
  if (!(target as Element).closest('button') || !(pressed instanceof HTMLElement)) return;
  if (!pressed.closest('dialog')) giveFocusBack(pressed); // dialogs do so themselves
}

const isNowhere = () => document.activeElement === null || document.activeElement === document.body;

/** Finds what may have the focus in place of something that is gone. */
type Heir = () => HTMLElement | undefined;

const FOCUSABLE =
  'a[href]:not([tabindex="-1"]), button:not(:disabled), input:not(:disabled), select, textarea';
const focusable = (of: Element) => [...of.querySelectorAll<HTMLElement>(FOCUSABLE)];
const nameOf = (each: Element) => (each.getAttribute('aria-label') ?? each.textContent).trim();

/** The nearest first. Ask while it is still there. */
function heirsOf(element: HTMLElement): Heir[] {
  const row = element.closest('li, tr');
  return row ? heirsInList(element, row) : heirsOnPage(element);
}

/**
 * What took its place in the row of a list or table, from where it was outwards; where the row is gone, too, the same in
 * the one that moved up, or in the last one. Names may tell of the row (`Remove Spring`), so the place in it counts as well.
 */
function heirsInList(element: HTMLElement, row: Element): Heir[] {
  const list = row.parentElement;
  const index = list ? [...list.children].indexOf(row) : 0;
  const name = nameOf(element);
  const alike = (of: Element) => focusable(of).filter(({ tagName }) => tagName === element.tagName);
  const place = alike(row).indexOf(element);

  function within(of: Element | null | undefined): HTMLElement | undefined {
    if (!of?.isConnected) return undefined;
    const all = focusable(of);
    const same = all.find((each) => name !== '' && nameOf(each) === name);
    return same ?? (of.parentElement === list ? alike(of)[place] : undefined) ?? all[0];
  }

  return [
    ...ancestors(element, list).map((each) => () => within(each)),
    () => within(list?.children[index] ?? list?.lastElementChild),
  ];
}

/** How far up is looked at what is in no section. */
const NEAR = 2;

/** What is in its place now, or the last one there is, from where it was outwards: as far as its section reaches. */
function heirsOnPage(element: HTMLElement): Heir[] {
  const section = element.closest('section');
  const around = section
    ? ancestors(element, section.parentElement)
    : ancestors(element, element.closest('main')).slice(0, NEAR);
  return around.map((each) => {
    const place = Math.max(0, focusable(each).indexOf(element));
    return () => {
      if (!each.isConnected) return undefined;
      if (each.hasAttribute('data-takes-focus')) return each;
      const all = focusable(each);
      return all[place] ?? all.at(-1);
    };
  });
}

/** What something is in, the innermost first, as far as that which is none of them. */
function ancestors(element: Element, end: Element | null): HTMLElement[] {
  const found: HTMLElement[] = [];
  for (let at = element.parentElement; at && at !== end; at = at.parentElement) found.push(at);
  return found;
}

/** One that is there for it all only has the focus until it goes on; it is not on the way of the Tab key. */
function focus(heir: HTMLElement) {
  if (heir.matches(FOCUSABLE)) return heir.focus();
  heir.tabIndex = -1;
  heir.addEventListener('blur', () => heir.removeAttribute('tabindex'), { once: true });
  heir.focus({ preventScroll: true });
}

const heading: Heir = () => document.querySelector<HTMLElement>('main h1') ?? undefined;
