import { join } from 'node:path';

import { type Context, Hono } from 'hono';

import { readSessionCookie } from '../identity/index.ts';
import type { Config } from '../platform/config.ts';
import type { Database, Db } from '../platform/db.ts';
import { notFound } from '../platform/errors.ts';
import type { Mail } from '../platform/mail.ts';
import type { MediaEgress } from '../platform/media-egress/index.ts';
import { PROJECT } from '../platform/project.ts';
import { answersElement, answersTo, type Ask, questionsOf } from './answers.ts';
import { playerRoutes } from './embed/player-routes.ts';
import { createFinds, type Finds } from './finds.ts';
import { headOf } from './head.ts';
import { homePage, ownPage, rootQuestions } from './home-page.ts';
import { metas } from './markup.ts';
import { openingElement } from './opening.ts';
import { type PagePath, parsePagePath } from './page-path.ts';
import { openRootFiles } from './root-files.ts';
import { serviceRoutes } from './service-routes.ts';
import { type Head, pageRenderer } from './shell.ts';
import { sitemapRoutes } from './sitemap/routes.ts';
import { sourcesOf } from './sources.ts';
import { wellKnownRoutes } from './well-known/routes.ts';

const CLIENT = join(PROJECT, 'client/dist');
const CLIENT_PATH =
  /^\/(?:(?:home(?:page)?|about(?:\/(?:instance(?:\/home)?|peertube))?|admin(?:\/.*)?|upload|login|signup|forgotten-password|reset-password|verify-account\/(?:email|ask-send-email)|search|remote-interaction|authorize_interaction|my(?:-library|-account)?(?:\/.*)?|studio(?:\/.*)?|videos(?:\/(?:browse|subscriptions))?|(?:videos\/(?:update|manage)|stats\/videos)\/.+)\/?)?$/;
const PROGRAMS_PATH =
  /^\/(?:api|assets|download|feeds|lazy-static|nodeinfo|services|static|\.well-known)(?:\/|$)/;

/** A worker outlives pages: it is asked for anew each time, and speaks to this node alone. */
const WORKER = '/service-worker.js';
const WORKER_HEADERS = {
  'cache-control': 'no-cache',
  'content-security-policy': "default-src 'none'; connect-src 'self'",
};

const NOTHING_HERE: Head = {
  title: 'Nothing here',
  tags: metas('name', { robots: 'noindex' }),
};
/** A page that asks for the password of a video. */
const LOCKED: Head = { title: '', tags: NOTHING_HERE.tags };
/** What the service worker keeps and shows when the node cannot be reached: nobody's page. */
const OFFLINE: Head = {
  title: 'Offline',
  tags: metas('name', { robots: 'noindex', 'tributary-offline': '1' }),
};

type Node = {
  db: Db;
  database: Database;
  publicUrl: URL;
  mail: Mail;
  egress: Pick<MediaEgress, 'figures'>;
  config: Pick<Config, 'stunUrls' | 'allowPrivateAddresses'>;
  ask: Ask;
};

/** Everything that is not the API: the client's page with the head of what it will show, and the files beside it. */
export async function pagesRoutes(node: Node) {
  const finds = await createFinds(node);
  const policy = {
    allowsPlainHttp: node.config.allowPrivateAddresses,
    settingsOfNode: finds.settings,
  };
  const page = pageRenderer(join(CLIENT, 'index.html'), 'start.ts', policy);
  const render = pageRenderer(join(CLIENT, 'embed.html'), 'embed/start.ts', policy);
  const findRootFile = openRootFiles(CLIENT);
  /** What strangers are answered; whoever is signed in is answered otherwise, and asks. */
  const answersFor = (c: Context, questions: string[]) =>
    answersTo(isStranger(c) ? questions : [], node.ask);

  const homeAnswers = async (c: Context) => answersFor(c, await rootQuestions(finds));

  return new Hono()
    .route('/', wellKnownRoutes(node))
    .route('/', await sitemapRoutes(node))
    .route('/', serviceRoutes({ ...node, finds }))
    .route('/', playerRoutes({ ...node, finds, render }))
    .get('*', async (c) => {
      const { path } = c.req;
      if (PROGRAMS_PATH.test(path)) throw notFound('Route');
      if (path === '/')
        return page(c, 200, await homePage(node.publicUrl, finds, await homeAnswers(c)));
      if (path === '/offline') return page(c, 200, OFFLINE);
      if (CLIENT_PATH.test(path)) return page(c, 200, await ownPage(node.publicUrl, finds, path));
      const file = await findRootFile(path);
      if (file) return c.body(file.body, 200, fileHeaders(path, file.mediaType));
      const shown = parsePagePath(path);
      const head = shown && (await headOf(node.publicUrl, finds, shown, askedIn(c)));
      if (!head)
        // the same for what is hidden and for what is not there
        return (await isLocked(finds, shown)) ? page(c, 200, LOCKED) : page(c, 404, NOTHING_HERE);
      const isPressed = node.egress.figures().isPressed; // players are then asked to go elsewhere, or to play less
      const opening = isPressed ? undefined : await openingElement(finds, shown);
      return page(c, 200, {
        title: head.title,
        tags: head.tags,
        opening,
        sources: sourcesOf(shown, opening !== undefined),
        answers: answersElement(await answersFor(c, questionsOf(shown))),
      });
    })
    .all('*', () => {
      throw notFound('Route');
    });
}

/** Whether it is a video that has a password, by a name that is known to those who were told: numbers can be counted. */
async function isLocked(finds: Finds, shown: PagePath | undefined): Promise<boolean> {
  if (shown?.kind !== 'video' || /^\d+$/.test(shown.id)) return false;
  return (await finds.embedded(shown.id))?.isLocked ?? false;
}

const askedIn = ({ req }: Context): URLSearchParams => new URL(req.url).searchParams;

const isStranger = ({ req }: Context): boolean =>
  req.header('authorization') === undefined && !readSessionCookie(req.header('cookie'));

const fileHeaders = (path: string, mediaType: string) => ({
  'content-type': mediaType,
  'cache-control': 'public, max-age=3600',
  'x-content-type-options': 'nosniff',
  ...(path === WORKER && WORKER_HEADERS),
});
