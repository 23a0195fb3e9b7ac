import { expect, test } from 'vitest';

import { abuseCases } from './abuses.ts';
import { accountCases } from './accounts.ts';
import { type Callers, differenceOf } from './ask.ts';
import { autoTagCases } from './auto-tags.ts';
import { blocklistCases } from './blocklist.ts';
import { bulkCases } from './bulk.ts';
import { captionCases } from './captions.ts';
import type { Case } from './case.ts';
import { channelOwnershipCases } from './channel-change-ownership.ts';
import { collaboratorCases } from './channel-collaborators.ts';
import { channelSyncCases } from './channel-syncs.ts';
import { channelCases } from './channels.ts';
import { configCases } from './config.ts';
import { contactFormCases } from './contact-form.ts';
import { customPageCases } from './custom-pages.ts';
import { filterCases } from './filters.ts';
import { followCases } from './follows.ts';
import { type At, givenNode } from './given.ts';
import { metricsCases } from './metrics.ts';
import { myUserCases } from './my-user.ts';
import { operationCases } from './operations.ts';
import { passwordCases } from './passwords.ts';
import { playlistCases } from './playlists.ts';
import { redundancyCases } from './redundancy.ts';
import { registrationCases } from './registrations.ts';
import { runnerCases } from './runners.ts';
import { searchCases } from './search.ts';
import { serviceCases } from './services.ts';
import { subscriptionCases } from './subscriptions.ts';
import { tokenSessionCases } from './token-session.ts';
import { twoFactorCases } from './two-factor.ts';
import { uploadQuotaCases } from './upload-quota.ts';
import { uploadCases } from './uploads.ts';
import { userExportCases } from './user-export.ts';
import { userImportCases } from './user-import.ts';
import { userNotificationCases } from './user-notifications.ts';
import { userAdminCases } from './users-admin.ts';
import { userEmailCases } from './users-emails.ts';
import { videoBlacklistCases } from './video-blacklist.ts';
import { videoOwnershipCases } from './video-change-ownership.ts';
import { videoCommentCases } from './video-comments.ts';
import { videoFileCases } from './video-files.ts';
import { videoImportCases } from './video-imports.ts';
import { videoPartCases } from './video-parts.ts';
import { videoStatsCases } from './video-stats.ts';
import { videoStudioCases } from './video-studio.ts';
import { videoCases } from './videos.ts';
import { viewCases } from './views.ts';
import { watchedWordsCases } from './watched-words.ts';

/** What each part of the contract refuses, and to whom; the cases of a part are asked in their order. */
const PARTS: Record<string, (at: At, callers: Callers) => Case[] | Promise<Case[]>> = {
  channels: channelCases,
  'channel synchronizations': channelSyncCases,
  subscriptions: subscriptionCases,
  'video-comments': videoCommentCases,
  abuses: abuseCases,
  blocklist: blocklistCases,
  'watched-words': watchedWordsCases,
  'user-notifications': userNotificationCases,
  accounts: accountCases,
  'auto-tags': autoTagCases,
  bulk: bulkCases,
  'video-blacklist': videoBlacklistCases,
  'users-admin': userAdminCases,
  'my-user': myUserCases,
  registrations: registrationCases,
  config: configCases,
  'contact-form': contactFormCases,
  'custom-pages': customPageCases,
  operations: operationCases,
  follows: followCases,
  redundancy: redundancyCases,
  runners: runnerCases,
  'video-files': videoFileCases,
  'token-session': tokenSessionCases,
  'two-factor': twoFactorCases,
  'upload-quota': uploadQuotaCases,
  'user-export': userExportCases,
  'user-import': userImportCases,
  'users-emails': userEmailCases,
  'channel-collaborators': collaboratorCases,
  'video-change-ownership': videoOwnershipCases,
  'channel-change-ownership': channelOwnershipCases,
  'video-imports': videoImportCases,
  videos: videoCases,
  uploads: uploadCases,
  playlists: playlistCases,
  'video filters': filterCases,
  captions: captionCases,
  passwords: passwordCases,
  views: viewCases,
  'video stats': videoStatsCases,
  metrics: metricsCases,
  search: searchCases,
  'parts of videos': videoPartCases,
  'video-studio': videoStudioCases,
  services: serviceCases,
};

test.each(Object.entries(PARTS))('limits of %s', async (_, casesOf) => {
  const { callers, at } = await givenNode();
  const differences: string[] = [];
  for (const given of await casesOf(at, callers)) {
    const difference = await differenceOf(callers, given);
    if (difference) differences.push(difference);
  }
  expect(differences).toEqual([]);
});
