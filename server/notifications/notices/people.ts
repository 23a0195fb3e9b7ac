import * as z from 'zod';

import { RegistrationRef } from '../../identity/index.ts';
import { NotificationType } from '../kinds.ts';
import { defineNotice } from '../notice.ts';
import { findFollow, findUser } from '../subject-queries.ts';

const id = z.int().positive();

export const newFollow = defineNotice({
  type: NotificationType.newFollow,
  name: 'new-follow',
  setting: 'newFollow',
  payload: z.object({ followerId: id, channelId: id, followId: id }),
  async find(db, { followId, followerId }) {
    const found = await findFollow(db, followId);
    if (!found) return;
    return {
      subject: `follow:${followerId}:${found.channelId}`, // following again is no news
      refs: { followId },
      actorId: followerId,
      audience: { accountIds: [found.ownerId] },
    };
  },
});

/** Somebody joined without asking; of those who asked, moderators have heard then. */
export const newUserRegistration = defineNotice({
  type: NotificationType.newUserRegistration,
  name: 'new-user-registration',
  setting: 'newUserRegistration',
  payload: z.object({ userId: id }),
  async find(db, { userId }) {
    const user = await findUser(db, userId);
    if (!user || user.hasAsked) return;
    const { accountId } = user;
    return {
      subject: `account:${accountId}`,
      refs: { accountId },
      audience: { staff: true },
    };
  },
});

export const newRegistrationRequest = defineNotice({
  type: NotificationType.newRegistrationRequest,
  name: 'new-registration-request',
  setting: 'newUserRegistration',
  payload: RegistrationRef,
  find: (_, { registrationId }) =>
    Promise.resolve({
      subject: `registration:${registrationId}`,
      refs: { registrationId },
      audience: { staff: true as const },
    }),
});
