import { Hono } from 'hono';

import { requireUser } from '../../identity/index.ts';
import { parse, parseFields } from '../../platform/http.ts';
import { operation } from '../../platform/operation.ts';
import type { Services } from '../../services.ts';
import { VideoImport, VideoImports } from './answers.ts';
import { beginImport } from './begin-import.ts';
import { cancelImport, deleteImport, retryImport } from './change-import.ts';
import { channelImportRoutes } from './channels/routes.ts';
import { ImportForm, ImportListQuery, OfImport } from './form.ts';
import { importsJson, listImports } from './import-json.ts';

type Node = Pick<Services, 'db' | 'storage' | 'fetch' | 'config' | 'publicUrl'>;

const tag = 'Video Imports';

/** Videos whose files this node fetches by itself. */
export const importRoutes = (node: Node) =>
  new Hono()
    .route('/', askingRoutes(node))
    .route('/', changeRoutes(node))
    .route('/', channelImportRoutes(node));

const askingRoutes = (node: Node) =>
  new Hono()
    .post(
      '/videos/imports',
      operation('Import a video', { tag, answer: VideoImport }),
      requireUser,
      parseFields(ImportForm),
      async (c) => {
        const begun = await beginImport(node, c.var.user, c.req.valid('form'));
        const [json] = await importsJson(node, [begun]);
        return c.json(json!);
      },
    )
    .get(
      '/users/me/videos/imports',
      operation('My video imports', { tag, answer: VideoImports }),
      requireUser,
      parse('query', ImportListQuery),
      async (c) => c.json(await listImports(node, c.var.user, c.req.valid('query'))),
    );

const changeRoutes = (node: Node) =>
  new Hono()
    .post(
      '/videos/imports/:id/cancel',
      operation('Stop a video import', { tag, status: 204 }),
      requireUser,
      parse('param', OfImport),
      async (c) => {
        await cancelImport(node, c.var.user, c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .post(
      '/videos/imports/:id/retry',
      operation('Try a video import again', { tag, status: 204 }),
      requireUser,
      parse('param', OfImport),
      async (c) => {
        await retryImport(node, c.var.user, c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .delete(
      '/videos/imports/:id',
      operation('Forget a video import that has ended', { tag, status: 204 }),
      requireUser,
      parse('param', OfImport),
      async (c) => {
        await deleteImport(node, c.var.user, c.req.valid('param').id);
        return c.body(null, 204);
      },
    );
