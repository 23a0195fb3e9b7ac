import { t } from '../i18n/t.ts';

/** An address made of a name, until somebody types one: `River Films` is `river_films`. */
export const addressFrom = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 50);

/** The address of a new channel that is given another name: made of that, unless somebody typed one. */
export const addressAfter = (before: { name: string; address: string }, name: string): string =>
  before.address === addressFrom(before.name) ? addressFrom(name) : before.address;

/** What the node takes. */
export const isAddress = (address: string): boolean => /^[\w.:-]{1,50}$/.test(address);

export const ADDRESS_RULE = t('Letters, digits, dots, dashes and underscores, at most 50.');
