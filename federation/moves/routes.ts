import { type Context, Hono } from 'hono';
import * as z from 'zod';

import { channelsOfAccount, findOwnChannel, parseHandle } from '../../server/catalog/index.ts';
import { requireUser, type User } from '../../server/identity/index.ts';
import { forbidden } from '../../server/platform/errors.ts';
import { canonicalHost } from '../../server/platform/host.ts';
import { parse } from '../../server/platform/http.ts';
import { operation } from '../../server/platform/operation.ts';
import type { Services } from '../../server/services.ts';
import { findActorOf } from '../actors/queries.ts';
import { Url } from '../vocabulary/incoming/common.ts';
import { moveTo, type Ours, setAliasesOf, stay } from './move.ts';
import { fetchFormerHome } from './transfer.ts';

const tag = 'Moving';
const MAX_ALIASES = 10;

const Handle = z.string().transform((text, context) => {
  const [, name, at] = /^@?([^@\s]{1,120})@([^@\s]+)$/.exec(text) ?? [];
  const host = at === undefined ? undefined : canonicalHost(at);
  if (name && host) return { name, host };
  context.addIssue({ code: 'custom', message: 'Should be an address or a handle' });
  return z.NEVER;
});
const Who = z.union([Url, Handle]);

const Aliases = z.object({ aliases: z.array(Who).max(MAX_ALIASES) });
const AliasesAnswer = z.object({ aliases: z.array(z.url()) });
const Target = z.object({ target: Who });
const TargetAnswer = z.object({ movedTo: z.url() });
const Former = z.object({ from: Who, archiveUrl: Url });
const FormerAnswer = z.object({ userImport: z.object({ id: z.int().positive() }) });
const OfChannel = z.object({ channelHandle: z.string().min(1).max(400) });

/** Goes on elsewhere, or comes from there (FEP-7628): ours. */
export const moveRoutes = (node: Services) =>
  new Hono()
    .route('/users/me', accountRoutes(node))
    .route('/video-channels/:channelHandle', channelRoutes(node))
    .route('/video-channels/:channelHandle', channelTransferRoutes(node));

type Asked = { var: { user: User } };

const aliasesOf = async ({ db }: Services, of: Ours) => ({
  aliases: (await findActorOf(db, of))?.alsoKnownAs ?? [],
});

const me = ({ var: { user } }: Asked) => ({ accountId: user.accountId });

function accountRoutes(node: Services) {
  return new Hono()
    .get(
      '/aliases',
      operation('As whom else I am known', { tag, answer: AliasesAnswer }),
      requireUser,
      async (c) => c.json(await aliasesOf(node, me(c))),
    )
    .put(
      '/aliases',
      operation('Say as whom else I am known', { tag, answer: AliasesAnswer }),
      requireUser,
      parse('json', Aliases),
      async (c) =>
        c.json({ aliases: await setAliasesOf(node, me(c), c.req.valid('json').aliases) }),
    )
    .post(
      '/move',
      operation('Move to another account', { tag, answer: TargetAnswer }),
      requireUser,
      parse('json', Target),
      async (c) => c.json({ movedTo: await moveTo(node, me(c), c.req.valid('json').target) }),
    )
    .post(
      '/move/transfer',
      operation('Fetch what I had at my former home', { tag, answer: FormerAnswer }),
      requireUser,
      parse('json', Former),
      async (c) =>
        c.json({
          userImport: await fetchFormerHome(
            node,
            { userId: c.var.user.id, of: me(c) },
            c.req.valid('json'),
          ),
        }),
    )
    .delete('/move', operation('Stay after all', { tag, status: 204 }), requireUser, async (c) => {
      await stay(node, me(c));
      return c.body(null, 204);
    });
}

type AskedOfChannel = Asked & { req: Context['req'] };

async function channelOf({ db, publicUrl }: Services, c: AskedOfChannel) {
  const handle = parseHandle(c.req.param('channelHandle')!, publicUrl);
  const found = await findOwnChannel(db, handle, c.var.user);
  return { channelId: found.channel.id };
}

/** What is brought in is its owner's, and counts against their quota: moderators bring in nothing. */
async function ownChannelOf(node: Services, c: AskedOfChannel) {
  const { channelId } = await channelOf(node, c);
  const mine = await channelsOfAccount(node.db, c.var.user.accountId);
  if (!mine.some(({ id }) => id === channelId)) throw forbidden('It is somebody else’s channel.');
  return { channelId };
}

const channelTransferRoutes = (node: Services) =>
  new Hono().post(
    '/move/transfer',
    operation('Fetch what was in a channel at its former home', { tag, answer: FormerAnswer }),
    requireUser,
    parse('param', OfChannel),
    parse('json', Former),
    async (c) => {
      const whose = { userId: c.var.user.id, of: await ownChannelOf(node, c) };
      return c.json({ userImport: await fetchFormerHome(node, whose, c.req.valid('json')) });
    },
  );

/** For who owns a channel, and for moderators. */
function channelRoutes(node: Services) {
  const channel = (c: AskedOfChannel) => channelOf(node, c);
  return new Hono()
    .get(
      '/aliases',
      operation('As what else a channel is known', { tag, answer: AliasesAnswer }),
      requireUser,
      parse('param', OfChannel),
      async (c) => c.json(await aliasesOf(node, await channel(c))),
    )
    .put(
      '/aliases',
      operation('Say as what else a channel is known', { tag, answer: AliasesAnswer }),
      requireUser,
      parse('param', OfChannel),
      parse('json', Aliases),
      async (c) => {
        const of = await channel(c);
        return c.json({ aliases: await setAliasesOf(node, of, c.req.valid('json').aliases) });
      },
    )
    .post(
      '/move',
      operation('Move to another channel', { tag, answer: TargetAnswer }),
      requireUser,
      parse('param', OfChannel),
      parse('json', Target),
      async (c) => {
        const of = await channel(c);
        return c.json({ movedTo: await moveTo(node, of, c.req.valid('json').target) });
      },
    )
    .delete(
      '/move',
      operation('Have a channel stay after all', { tag, status: 204 }),
      requireUser,
      parse('param', OfChannel),
      async (c) => {
        await stay(node, await channel(c));
        return c.body(null, 204);
      },
    );
}
