import * as z from 'zod';

import { Profile, restorePreferences, restoreProfile } from '../../../identity/index.ts';
import { defineSection } from '../section.ts';
import { restorePicture } from './pictures.ts';

export const account = defineSection({
  name: 'account',
  file: 'peertube/account.json',
  item: Profile.extend({
    archiveFiles: z.object({ avatar: z.string().nullish() }).nullish(),
  }),
  async take(importing, { archiveFiles, ...profile }) {
    const { node, user } = importing;
    await restoreProfile(node.db, user, profile);
    const whose = { accountId: user.accountId, kind: 'avatars' } as const;
    await restorePicture(importing, whose, archiveFiles?.avatar);
  },
});

/** The e-mail address is not among them: that one is to be proved here. */
export const userSettings = defineSection({
  name: 'userSettings',
  file: 'peertube/user-settings.json',
  item: z.record(z.string(), z.unknown()),
  take: ({ node, user }, given) => restorePreferences(node.db, user, given),
});
