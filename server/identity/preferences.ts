import * as z from 'zod';

/** Bits of the contract's NSFWFlag, which the catalog names (`SensitiveFlag`). */
const flags = z.int().min(0).max(7);

/** `default` and the node's choice; there are no others to choose from. */
const theme = z.enum(['default', 'instance-default']);

const language = z.string().regex(/^[a-z]{2,3}([-_][A-Za-z]{2,8}){0,2}$/, 'Should be a language');
const videoLanguage = z.string().regex(/^(_unknown|[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3})$/);

/** How a user likes this node (contract § UpdateMe). */
export const PREFERENCE_FIELDS = {
  theme,
  nsfwPolicy: z.enum(['display', 'warn', 'blur', 'do_not_list']),
  nsfwFlagsDisplayed: flags,
  nsfwFlagsHidden: flags,
  nsfwFlagsWarned: flags,
  nsfwFlagsBlurred: flags,
  p2pEnabled: z.boolean(),
  videosHistoryEnabled: z.boolean(),
  autoPlayVideo: z.boolean(),
  autoPlayNextVideo: z.boolean(),
  autoPlayNextVideoPlaylist: z.boolean(),
  videoLanguages: z.array(videoLanguage).max(500).nullable(),
  language: language.nullable(),
  noInstanceConfigWarningModal: z.boolean(),
  noWelcomeModal: z.boolean(),
  noAccountSetupWarningModal: z.boolean(),
};

const NewFeatures = { newFeaturesInfoRead: z.int().min(0) };

export const AllPreferences = z.object({ ...PREFERENCE_FIELDS, ...NewFeatures });
export type Preferences = z.output<typeof AllPreferences>;

const USUAL: Preferences = {
  theme: 'instance-default',
  nsfwPolicy: 'display',
  nsfwFlagsDisplayed: 0,
  nsfwFlagsHidden: 0,
  nsfwFlagsWarned: 0,
  nsfwFlagsBlurred: 0,
  p2pEnabled: true,
  videosHistoryEnabled: true,
  autoPlayVideo: true,
  autoPlayNextVideo: false,
  autoPlayNextVideoPlaylist: true,
  videoLanguages: null,
  language: null,
  noInstanceConfigWarningModal: false,
  noWelcomeModal: false,
  noAccountSetupWarningModal: false,
  newFeaturesInfoRead: 1,
};

/** All preferences of a user, from those that were ever changed. */
export const preferencesOf = (changed: Partial<Preferences>): Preferences => ({
  ...USUAL,
  ...changed,
});

/** Of what is chosen, what differs from the usual: what is kept. */
export const unusualOf = (chosen: Partial<Preferences>): Partial<Preferences> =>
  Object.fromEntries(
    Object.entries(chosen).filter(([name, value]) => value !== USUAL[name as keyof Preferences]),
  );
