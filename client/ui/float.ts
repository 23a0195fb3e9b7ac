import { keepBeside } from './beside.ts';

/** Whether menus can lie above all else; where they cannot, they lie in the page, as far as that goes. */
export const FLOATS = 'popover' in HTMLElement.prototype;

const HAS_ANCHORS = CSS.supports('anchor-scope: --menu');

/** Lets a menu float beside its button, by CSS where browsers know anchors; what this gives ends it. */
export function float(
  button: HTMLElement,
  menu: HTMLElement,
  upward: boolean,
): (() => void) | undefined {
  if (!FLOATS) return undefined;
  menu.showPopover();
  return HAS_ANCHORS ? undefined : keepBeside(button, menu, upward);
}
