import { nameLanguage } from './format.ts';
import { t } from './t.ts';

/** What the node calls, in English, the values it numbers: categories, licences, privacies, states, roles. */
export const GIVEN = [
  'Music',
  'Films',
  'Vehicles',
  'Art',
  'Sports',
  'Travels',
  'Gaming',
  'People',
  'Comedy',
  'Entertainment',
  'News & Politics',
  'How To',
  'Education',
  'Activism',
  'Science & Technology',
  'Animals',
  'Kids',
  'Food',
  'Attribution',
  'Attribution - Share Alike',
  'Attribution - No Derivatives',
  'Attribution - Non Commercial',
  'Attribution - Non Commercial - Share Alike',
  'Attribution - Non Commercial - No Derivatives',
  'Public Domain Dedication',
  'Free of known copyright restrictions',
  'All Rights Reserved',
  'Public',
  'Unlisted',
  'Private',
  'Internal',
  'Password protected',
  'Published',
  'To transcode',
  'To import',
  'Transcoding failed',
  'Import failed',
  'Unknown',
  'User',
  'Moderator',
  'Administrator',
  'Waiting first run',
  'Processing',
  'Synchronized',
  'Failed',
  'Watch later',
] as const;

/** Labels by their ids, in the viewer's language. */
export const translateLabels = (labels: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(labels).map(([id, label]) => [id, t(label)]));

/** Languages by their codes (BCP 47), in the viewer's language. */
export const translateLanguages = (
  names: Readonly<Record<string, string>>,
): Record<string, string> =>
  Object.fromEntries(Object.entries(names).map(([code, name]) => [code, nameLanguage(code, name)]));
