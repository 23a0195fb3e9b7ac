/** A pattern for LIKE that matches this text anywhere, and nothing in it as a wildcard. */
export const likePattern = (text: string): string => `%${escapeLike(text)}%`;

/** A pattern for LIKE that matches what begins with this text. */
export const prefixPattern = (text: string): string => `${escapeLike(text)}%`;

const escapeLike = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`);
