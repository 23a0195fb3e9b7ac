import { escapeHtml } from '../platform/text/html.ts';

/** JSON as it may stand in a script element: nothing in it can end the element, open a comment or a line. */
export const escapeJson = (value: unknown): string => escapeJsonText(JSON.stringify(value));

/** The same for what is JSON already. */
export const escapeJsonText = (json: string): string =>
  json.replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

type Attributes = Record<string, string | number>;

/** An element without content: `meta` or `link`. */
export function emptyElement(name: string, attributes: Attributes): string {
  const written = Object.entries(attributes).map(
    ([attribute, value]) => ` ${attribute}="${escapeHtml(String(value))}"`,
  );
  return `<${name}${written.join('')} />`;
}

/** Elements for those of the values that are there. */
export const metas = (
  by: 'name' | 'property',
  values: Record<string, string | number | undefined>,
): string[] =>
  Object.entries(values).flatMap(([key, content]) =>
    content === undefined || content === '' ? [] : [emptyElement('meta', { [by]: key, content })],
  );
