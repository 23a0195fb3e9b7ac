import { Hono } from 'hono';
import type { RouterRoute } from 'hono/types';
import { getPathNoStrict } from 'hono/utils/url';

import { keepWatched } from './analytics/index.ts';
import { analyticsRoutes } from './analytics/routes.ts';
import { limitGuesses } from './catalog/index.ts';
import { catalogRoutes } from './catalog/routes.ts';
import { videoPlaylistRoutes } from './catalog/video-playlists/routes.ts';
import { deliveryRoutes } from './delivery/routes.ts';
import { distributionRoutes } from './distribution/routes.ts';
import { engagementRoutes } from './engagement/routes.ts';
import { feedRoutes } from './feeds/routes.ts';
import { identify } from './identity/index.ts';
import { identityRoutes } from './identity/routes.ts';
import { importRoutes } from './ingest/imports/routes.ts';
import { probeSource } from './ingest/index.ts';
import { ingestRoutes } from './ingest/routes.ts';
import { instanceRoutes } from './instance/routes.ts';
import { mirroringFigures } from './mirroring/index.ts';
import { mirroringRoutes } from './mirroring/routes.ts';
import { abuseFigures } from './moderation/index.ts';
import { moderationRoutes } from './moderation/routes.ts';
import { notificationRoutes } from './notifications/routes.ts';
import { pagesRoutes } from './pages/routes.ts';
import { hearOwnNews } from './platform/db/notify.ts';
import { Failure } from './platform/errors.ts';
import { limitBody, onError, requestId } from './platform/http.ts';
import { allowEveryOrigin } from './platform/http/cross-origin.ts';
import { keepRequests } from './platform/http/recent-requests.ts';
import { checkAnswers } from './platform/operation.ts';
import { archiveRoutes } from './portability/download-routes.ts';
import { userImportRoutes } from './portability/imports/routes.ts';
import { portabilityRoutes } from './portability/routes.ts';
import type { Protocol } from './protocol.ts';
import { referenceRoutes } from './reference/routes.ts';
import { runnerRoutes } from './runners/routes.ts';
import type { Services } from './services.ts';
import { isTranscoding, tellRemoteProgress } from './transcode/index.ts';
import { transcodeRoutes } from './transcode/routes.ts';
import { studioRoutes } from './transcode/studio/routes.ts';

const MAX_BODY_BYTES = 8 * 2 ** 20; // a thumbnail and its fields

const API = '/api/v1';

/** The REST API: PeerTube's v1 contract, and ours beside it under the same prefix. */
const createApi = async (
  node: Services,
  protocol: Protocol | undefined,
  routes: () => RouterRoute[],
) =>
  new Hono()
    .use(keepRequests)
    .use(allowEveryOrigin('Retry-After'))
    .use(identify(node))
    .use(hearOwnNews(node))
    .use(limitGuesses(node))
    .use(checkAnswers(node.config))
    .route('/', await ingestRoutes(node)) // before `/videos/:id`, which would take `upload-resumable` for an id
    .route('/', userImportRoutes(node))
    .route('/', studioRoutes({ ...node, probe: probeSource }))
    .route('/', runnerRoutes({ ...node, onProgress: tellRemoteProgress }))
    .use(limitBody(MAX_BODY_BYTES)) // of all but uploads
    .route('/', instanceRoutes({ ...node, ...tellingOf(node, protocol) }))
    .route('/', importRoutes(node))
    .route('/', portabilityRoutes(node))
    .route('/', identityRoutes(node))
    .route('/', moderationRoutes(node)) // before `/videos/:id`, which would take `blacklist` for an id
    .route('/', analyticsRoutes(node))
    .route('/', engagementRoutes({ ...node, listeners: [keepWatched] })) // before `/videos/:id`, which would take `comments` for an id
    .route('/', await catalogRoutes({ ...node, isSourceInUse: isTranscoding }))
    .route('/', videoPlaylistRoutes(node))
    .route('/', await notificationRoutes(node))
    .route('/', await transcodeRoutes(node))
    .route('/', deliveryRoutes(node))
    .route('/', mirroringRoutes(node))
    .route('/', protocol?.apiRoutes(node) ?? new Hono())
    .route('/', referenceRoutes({ ...node, basePath: API, routes }))
    .all('/*', () => {
      throw new Failure('invalid', 'There is no such operation.');
    });

/** What the node tells of parts that its own slice does not know. */
const tellingOf = ({ config }: Services, protocol: Protocol | undefined) => ({
  figures: [
    abuseFigures,
    mirroringFigures(config.mirroring),
    ...(protocol ? [protocol.figures] : []),
  ],
  messagesWaiting: protocol?.messagesWaiting ?? (() => Promise.resolve(0)),
});

/** A trailing slash means nothing: yt-dlp asks for `/videos/:id/`. Nor does a second one: some join paths so. */
const getPath = (request: Request) => getPathNoStrict(request).replaceAll(/\/{2,}/g, '/');

/** All that is answered over HTTP but media: the routes of each slice, those of the protocol, and the pages for all the rest. */
export async function createApp(node: Services, protocol?: Protocol) {
  const app = new Hono({ getPath });
  return app
    .onError(onError(node.log))
    .use(requestId)
    .route(API, await createApi(node, protocol, () => app.routes))
    .route('/', distributionRoutes(node))
    .route('/', feedRoutes(node))
    .route('/', archiveRoutes(node))
    .route('/', protocol?.routes(node) ?? new Hono()) // asked before the pages: one URL is both
    .route('/', await pagesRoutes({ ...node, ask: (path) => app.request(path) }));
}

/** The contract of our own client. */
export type App = Awaited<ReturnType<typeof createApp>>;
