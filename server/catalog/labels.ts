import { languageName } from './languages.ts';

/** Labels of the contract's numbered and lettered values (`GET /videos/categories` and its siblings). */

export const CATEGORIES: Readonly<Record<string, string>> = {
  '1': 'Music',
  '2': 'Films',
  '3': 'Vehicles',
  '4': 'Art',
  '5': 'Sports',
  '6': 'Travels',
  '7': 'Gaming',
  '8': 'People',
  '9': 'Comedy',
  '10': 'Entertainment',
  '11': 'News & Politics',
  '12': 'How To',
  '13': 'Education',
  '14': 'Activism',
  '15': 'Science & Technology',
  '16': 'Animals',
  '17': 'Kids',
  '18': 'Food',
};

export const LICENCES: Readonly<Record<string, string>> = {
  '1': 'Attribution',
  '2': 'Attribution - Share Alike',
  '3': 'Attribution - No Derivatives',
  '4': 'Attribution - Non Commercial',
  '5': 'Attribution - Non Commercial - Share Alike',
  '6': 'Attribution - Non Commercial - No Derivatives',
  '7': 'Public Domain Dedication',
  '8': 'Free of known copyright restrictions',
  '9': 'All Rights Reserved',
};

export const PRIVACIES: Readonly<Record<string, string>> = {
  '1': 'Public',
  '2': 'Unlisted',
  '3': 'Private',
  '4': 'Internal',
  '5': 'Password protected',
};

/** States of a video's life, as clients show them. */
export const STATES: Readonly<Record<string, string>> = {
  '1': 'Published',
  '2': 'To transcode',
  '3': 'To import',
  '4': 'Waiting for livestream',
  '5': 'Livestream ended',
  '7': 'Transcoding failed',
  '12': 'Import failed',
};

export const COMMENTS_POLICIES: Readonly<Record<string, string>> = {
  '1': 'Enabled',
  '2': 'Disabled',
  '3': 'Requires approval',
};

export type Labelled<Id> = { id: Id; label: string };

/** `{ id, label }` as clients expect it; a value without a label, or none at all, is Unknown. */
export const labelled = <Id extends number | string | null>(
  labels: Readonly<Record<string, string>>,
  id: Id,
): Labelled<Id> => ({ id, label: (id === null ? undefined : labels[String(id)]) ?? 'Unknown' });

/** A language tag (BCP 47) with its English name. */
export const languageOf = (tag: string | null): Labelled<string | null> => ({
  id: tag,
  label: (tag === null ? undefined : languageName(tag)) ?? 'Unknown',
});
