import { XMLBuilder } from 'fast-xml-parser';

type Value = string | number | boolean | undefined;

/**
 * An element by what is in it: elements by name, several of one name as a list, attributes by a name after `@`, text
 * as `#`. What is undefined is not written.
 */
export type XmlElement = { [name: string]: Value | XmlElement | readonly (Value | XmlElement)[] };

const NOT_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu; // XML 1.0 § 2.2, Char

/** Text as XML can hold it: control characters and halves of characters are left out. */
const clean = (value: unknown): string => String(value).replace(NOT_XML, '');

const builder = new XMLBuilder({
  attributeNamePrefix: '@',
  attributeValueProcessor: (_, value) => clean(value),
  format: true,
  ignoreAttributes: false,
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
  tagValueProcessor: (_, value) => clean(value),
  textNodeName: '#',
});

/** An XML document. Text and attributes are escaped whatever they hold; names are the caller's own. */
export const writeXml = (root: XmlElement): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${builder.build(root)}`;
