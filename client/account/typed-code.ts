/** The code somebody typed, as it can be sent in a header: digits of other scripts are ours, blanks and the like are none. */
export const typedCode = (text: string): string =>
  text
    .replaceAll(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replaceAll(/[^\x21-\x7e]/g, '');
