let forget = () => {};

/**
 * Gives the focus back to what opened something that is closed now. Where that is gone, or goes with what was done before
 * the focus has moved on, the heading of the page has it: else the keyboard would begin at the top again (WCAG 2.4.3).
 */
export function giveFocusBack(opener: HTMLElement): void {
  forget();
  if (opener === document.body) return;
  if (isNowhere()) opener.focus(); // nothing happens where it is gone

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
    if (isNowhere()) focusHeading();
  }
}

const isNowhere = () => document.activeElement === null || document.activeElement === document.body;

function focusHeading() {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (!heading) return;
  heading.tabIndex = -1; // it is not on the way of the Tab key
  heading.focus({ preventScroll: true });
}
