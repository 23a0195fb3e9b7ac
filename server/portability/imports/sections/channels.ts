import * as z from 'zod';

import { channelsOfAccount, NewChannel, openChannel } from '../../../catalog/index.ts';
import { defineSection } from '../section.ts';
import { restorePicture } from './pictures.ts';

const Files = z.object({ avatar: z.string().nullish(), banner: z.string().nullish() });

/** A name that is taken is left to who has it; one's own channel keeps what is said of it, and gets pictures it lacks. */
export const channels = defineSection({
  name: 'channels',
  file: 'peertube/channels.json',
  list: 'channels',
  item: NewChannel.strip().extend({ archiveFiles: Files.nullish() }),
  async take(importing, { archiveFiles, ...form }) {
    const { node, user } = importing;
    const mine = await channelsOfAccount(node.db, user.accountId);
    const own = mine.find(({ id, name }) =>
      importing.only
        ? id === importing.only.channelId
        : name.toLowerCase() === form.name.toLowerCase(),
    );
    if (importing.only && !own) return 'errors';
    const channel = own ?? (await openChannel(node.db, user.accountId, form));
    const ofChannel = { channelId: channel.id };
    if (channel.avatars.length === 0)
      await restorePicture(importing, { ...ofChannel, kind: 'avatars' }, archiveFiles?.avatar);
    if (channel.banners.length === 0)
      await restorePicture(importing, { ...ofChannel, kind: 'banners' }, archiveFiles?.banner);
    return own ? 'duplicates' : 'success';
  },
});
