import type { Db } from '../../platform/db.ts';
import type { Mail } from '../../platform/mail.ts';
import { findHomepage } from '../homepage/homepage.ts';
import { configJson } from './config-json.ts';
import { instanceConfig } from './config.ts';
import { maySignUp } from './may-sign-up.ts';

const NO_IMAGES = { avatars: [], banners: [], logo: [] };

type Node = { db: Db; publicUrl: URL; mail: Pick<Mail, 'enabled'> };

/** What clients may do here, as everyone is told. */
export async function publicConfig({ db, publicUrl: { host }, mail }: Node) {
  const config = await instanceConfig(db);
  return configJson(config, {
    host,
    sendsMail: mail.enabled,
    maySignUp: await maySignUp(db, config),
    hasHomepage: (await findHomepage(db)) !== undefined,
    images: NO_IMAGES,
  });
}
