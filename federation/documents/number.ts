const NUMBER = /^\d{1,9}$/;

/** The number of a row in a path; -1, which no row has, where it is none. */
export const numberOf = (text: string | undefined): number =>
  text !== undefined && NUMBER.test(text) ? Number(text) : -1;
