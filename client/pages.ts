import type { Component } from 'svelte';

import Home from './browse/Home.svelte';
import type { Route } from './paths.ts';

type Load = () => Promise<{ default: Component }>;

const PAGES: Record<Route['name'], Load> = {
  home: async () => ({ default: Home }),
  watch: () => import('./watch/WatchPage.svelte'),
  upload: () => import('./upload/UploadPage.svelte'),
  myVideos: () => import('./studio/MyVideos.svelte'),
  account: () => import('./account/AccountPage.svelte'),
  signIn: () => import('./account/SignIn.svelte'),
  notFound: () => import('./shell/NotFound.svelte'),
};

/** The page of a route; its code arrives the first time it is asked for. */
export const loadPage = async (name: Route['name']): Promise<Component> =>
  (await PAGES[name]()).default;
