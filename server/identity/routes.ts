import { Hono } from 'hono';

import type { Mail } from '../platform/mail.ts';
import { accountRoutes } from './account/routes.ts';
import { adminRoutes } from './admin/routes.ts';
import { emailRoutes } from './email/routes.ts';
import type { SigningIn } from './oidc/provider.ts';
import { openIdRoutes } from './oidc/routes.ts';
import { passkeyRoutes } from './passkeys/routes.ts';
import { passkeySignInRoutes } from './passkeys/sign-in-routes.ts';
import { registrationRoutes } from './registration/routes.ts';
import { sessionRoutes } from './sessions/session-routes.ts';
import { tokenSessionRoutes } from './token-sessions/routes.ts';
import { twoFactorRoutes } from './two-factor/routes.ts';

type Node = SigningIn & { mail: Mail };

/** Who is who on this node. Fixed paths stand before `/users/:id`. */
export const identityRoutes = (node: Node) =>
  new Hono()
    .route('/', sessionRoutes(node))
    .route('/', accountRoutes(node))
    .route('/', registrationRoutes(node))
    .route('/', emailRoutes(node))
    .route('/', tokenSessionRoutes(node))
    .route('/', twoFactorRoutes(node))
    .route('/', passkeyRoutes(node))
    .route('/', passkeySignInRoutes(node))
    .route('/', openIdRoutes(node))
    .route('/', adminRoutes(node));
