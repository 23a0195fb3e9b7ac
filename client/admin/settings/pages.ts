import type { SettingField, SettingPage } from './field.ts';
import { LIVE_PAGE, MEDIA_PAGE } from './fields/media.ts';
import { NODE_PAGE, WORDS_PAGE } from './fields/node.ts';
import { FEDERATION_PAGE, LOOK_PAGE, MAIL_PAGE } from './fields/others.ts';
import { PEOPLE_PAGE } from './fields/people.ts';

/** All settings of a node, page by page. */
export const SETTING_PAGES: readonly SettingPage[] = [
  NODE_PAGE,
  WORDS_PAGE,
  PEOPLE_PAGE,
  MEDIA_PAGE,
  LIVE_PAGE,
  FEDERATION_PAGE,
  MAIL_PAGE,
  LOOK_PAGE,
];

const fieldsOf = ({ groups }: SettingPage): SettingField[] =>
  groups.flatMap(({ fields }) => fields);

export const ALL_FIELDS: readonly SettingField[] = SETTING_PAGES.flatMap(fieldsOf);

/** The pages on which something is, by the paths of what is there: what is wrong is found by it. */
export const pagesWith = (paths: readonly string[]): SettingPage[] =>
  SETTING_PAGES.filter((page) => fieldsOf(page).some(({ path }) => paths.includes(path)));
