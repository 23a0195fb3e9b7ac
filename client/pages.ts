import type { Component } from 'svelte';

import Home from './browse/Home.svelte';
import type { Area } from './i18n/dictionary.ts';
import { loadWords } from './i18n/t.ts';
import type { Route } from './paths.ts';
import { STUDIO_PAGES } from './studio/studio-paths.ts';

type Load = () => Promise<{ default: Component }>;

const PAGES: Record<Route['name'], Load> = {
  home: async () => ({ default: Home }),
  browse: () => import('./browse/BrowsePage.svelte'),
  search: () => import('./search/SearchPage.svelte'),
  watch: () => import('./watch/WatchPage.svelte'),
  playlist: () => import('./playlist/PlaylistPage.svelte'),
  channel: () => import('./actor/ChannelPage.svelte'),
  person: () => import('./actor/PersonPage.svelte'),
  actor: () => import('./actor/ActorPage.svelte'),
  subscriptions: () => import('./browse/SubscriptionsPage.svelte'),
  library: () => import('./library/LibraryPage.svelte'),
  history: () => import('./library/HistoryPage.svelte'),
  liked: () => import('./library/LikedPage.svelte'),
  playlists: () => import('./library/PlaylistsPage.svelte'),
  notifications: () => import('./notifications/NotificationsPage.svelte'),
  notificationSettings: () => import('./notifications/SettingsPage.svelte'),
  upload: () => import('./upload/UploadPage.svelte'),
  myVideos: () => import('./studio/videos/MyVideosPage.svelte'),
  editVideo: () => import('./studio/edit/EditVideoPage.svelte'),
  myChannels: () => import('./studio/channels/MyChannelsPage.svelte'),
  newChannel: () => import('./studio/channels/NewChannelPage.svelte'),
  editChannel: () => import('./studio/channels/EditChannelPage.svelte'),
  imports: () => import('./studio/imports/ImportsPage.svelte'),
  syncs: () => import('./studio/imports/SyncsPage.svelte'),
  inbox: () => import('./studio/comments/InboxPage.svelte'),
  watchedWords: () => import('./studio/comments/WatchedWordsPage.svelte'),
  offers: () => import('./studio/channels/OffersPage.svelte'),
  studioStatistics: () => import('./studio/statistics/StatisticsPage.svelte'),
  account: () => import('./account/AccountPage.svelte'),
  interaction: () => import('./interaction/InteractionPage.svelte'),
  signIn: () => import('./account/SignIn.svelte'),
  signUp: () => import('./joining/SignUpPage.svelte'),
  forgottenPassword: () => import('./joining/ForgottenPage.svelte'),
  resetPassword: () => import('./joining/ResetPage.svelte'),
  verifyEmail: () => import('./joining/VerifyPage.svelte'),
  askVerification: () => import('./joining/AskVerificationPage.svelte'),
  about: () => import('./about/AboutPage.svelte'),
  admin: () => import('./admin/AdminPage.svelte'),
  notFound: () => import('./shell/NotFound.svelte'),
};

const MAKING: readonly Route['name'][] = ['account', 'upload', ...STUDIO_PAGES];

/** Whose words a page needs besides those that are everywhere. */
function areasOf(name: Route['name']): Area[] {
  if (name === 'admin') return ['create', 'admin'];
  return MAKING.includes(name) ? ['create'] : [];
}

/** The page of a route; its code and words arrive the first time it is asked for. */
export async function loadPage(name: Route['name']): Promise<Component> {
  await Promise.all(areasOf(name).map(loadWords)); // first: its modules call for words while they load
  return (await PAGES[name]()).default;
}
