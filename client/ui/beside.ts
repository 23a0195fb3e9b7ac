import { direction } from '../i18n/language.ts';

interface Size {
  width: number;
  height: number;
}

type Edges = Pick<DOMRect, 'top' | 'bottom' | 'left' | 'right'>;

interface Ways {
  upward: boolean;
  rtl: boolean;
}

const MARGIN_PX = 8; // of the menu, between the two

/**
 * Where in a page of this size a menu lies beside its button, as CSS's `inset`: below it and ending where it does; above, or
 * beginning where it does, where there is no room else. All in pixels.
 */
export function insetBeside(button: Edges, menu: Size, page: Size, { upward, rtl }: Ways): string {
  const room = { above: button.top - MARGIN_PX, below: page.height - button.bottom - MARGIN_PX };
  const fits = menu.height <= (upward ? room.above : room.below);
  const isAbove = fits ? upward : room.above > room.below;
  const isFromRight = rtl ? page.width - button.left < menu.width : menu.width <= button.right;
  const [top, bottom] = isAbove
    ? ['auto', `${page.height - button.top}px`]
    : [`${button.bottom}px`, 'auto'];
  return isFromRight
    ? `${top} ${page.width - button.right}px ${bottom} auto`
    : `${top} auto ${bottom} ${button.left}px`;
}

/** Keeps a menu that floats beside its button, as CSS anchors do where there are any; what this gives ends it. */
export function keepBeside(button: HTMLElement, menu: HTMLElement, upward: boolean): () => void {
  const gone = new AbortController();
  const put = () => {
    const { clientWidth, clientHeight } = document.documentElement;
    menu.style.inset = insetBeside(
      button.getBoundingClientRect(),
      { width: menu.offsetWidth, height: menu.offsetHeight },
      { width: clientWidth, height: clientHeight },
      { upward, rtl: direction === 'rtl' },
    );
  };
  put();
  for (const event of ['scroll', 'resize'])
    addEventListener(event, put, { capture: true, passive: true, signal: gone.signal });
  return () => gone.abort();
}
