const TELEVISIONS =
  /\b(?:TV|SmartTV|SMART-TV|HbbTV|Tizen|Web0S|webOS|BRAVIA|AFT\w+|CrKey|VIDAA)\b/i;

/** Whether a remote control is all there is to point with. */
export const isTelevision = (): boolean =>
  TELEVISIONS.test(navigator.userAgent) || matchMedia('(pointer: none)').matches;
