/** A value of one of the contract's lists, a category, a licence or a language, with its name in English. */
export type Label = { identifier: string; name: string };
