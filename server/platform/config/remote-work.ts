import { hostname } from 'node:os';

import * as z from 'zod';

/** Settings of a process that encodes for another node over HTTP. */
export const RemoteWorkSettings = {
  ORIGIN_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('with ROLES=worker: the node to encode for, without a database; unset: this node'),
  RUNNER_TOKEN: z
    .string()
    .min(1)
    .max(1000)
    .optional()
    .describe('the registration token that node gives to runners'),
  RUNNER_NAME: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('what this worker is called there; unset: the name of the machine'),
};

type Settings = z.output<z.ZodObject<typeof RemoteWorkSettings>>;

/** Whether all is said, and the process does nothing else. */
export const isRemoteWorkWhole = (settings: Settings & { ROLES: readonly string[] }): boolean =>
  settings.ORIGIN_URL === undefined ||
  (settings.RUNNER_TOKEN !== undefined && settings.ROLES.join(',') === 'worker');

export const REMOTE_WORK_IS_INCOMPLETE = {
  message: 'ORIGIN_URL needs RUNNER_TOKEN and ROLES=worker',
  path: ['ORIGIN_URL'],
};

export const remoteWorkOf = ({ ORIGIN_URL, RUNNER_TOKEN, RUNNER_NAME }: Settings) =>
  ORIGIN_URL === undefined || RUNNER_TOKEN === undefined
    ? undefined
    : Object.freeze({
        originUrl: new URL(ORIGIN_URL),
        registrationToken: RUNNER_TOKEN,
        name: RUNNER_NAME ?? hostname(),
      });
