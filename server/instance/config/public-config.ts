import type { Config } from '../../platform/config.ts';
import type { Db } from '../../platform/db.ts';
import type { Mail } from '../../platform/mail.ts';
import { findHomepage } from '../homepage/homepage.ts';
import { instanceImages } from '../pictures/json.ts';
import { instancePictures } from '../pictures/pictures.ts';
import { configJson } from './config-json.ts';
import { instanceConfig } from './config.ts';
import { maySignUp } from './may-sign-up.ts';

export type Node = {
  db: Db;
  publicUrl: URL;
  mail: Pick<Mail, 'enabled'>;
  config: Pick<Config, 'stunUrls'>;
};

/** What clients may do here, as everyone is told. */
export async function publicConfig({ db, publicUrl, mail, config: { stunUrls } }: Node) {
  const config = await instanceConfig(db);
  return configJson(config, {
    host: publicUrl.host,
    sendsMail: mail.enabled,
    maySignUp: await maySignUp(db, config),
    hasHomepage: Boolean(await findHomepage(db)),
    stunUrls,
    images: instanceImages(publicUrl, await instancePictures(db)),
  });
}
