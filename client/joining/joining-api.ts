import type { InferResponseType } from 'hono/client';

import { node } from '../node.ts';

/** How one joins a node, and what those who run it say about it. */
export interface Terms {
  name: string;
  signup: InferResponseType<typeof node.config.$get>['signup'];
  terms: string;
  codeOfConduct: string;
}

/** Who joins, as the node takes it (contract § RegisterUser). */
export interface Applicant {
  username: string;
  password: string;
  email: string;
  displayName?: string;
  channel?: { name: string; displayName: string };
}

/** What the link in a mail proves, by whose address it is: a user's, or a request's to join. */
export interface Proof {
  of: 'user' | 'request';
  id: string;
  verificationString: string;
  isPendingEmail: boolean;
}

/** Joining this node, and getting in again. All of it throws `Problem`s. */
export const joiningApi = {
  terms: async (): Promise<Terms> => {
    const [config, { instance }] = await Promise.all([
      node.config.$get().then((answer) => answer.json()),
      node.config.about.$get().then((answer) => answer.json()),
    ]);
    const { terms, codeOfConduct } = instance;
    return { name: config.instance.name, signup: config.signup, terms, codeOfConduct };
  },

  register: (applicant: Applicant) => node.users.register.$post({ json: applicant }),

  request: (applicant: Applicant, registrationReason: string) =>
    node.users.registrations.request.$post({ json: { ...applicant, registrationReason } }),

  /** Asks for the mail with the link again. The node does not say whether it knows the address. */
  askVerification: (of: Proof['of'], email: string) =>
    of === 'user'
      ? node.users['ask-send-verify-email'].$post({ json: { email } })
      : node.users.registrations['ask-send-verify-email'].$post({ json: { email } }),

  verify: ({ of, id, verificationString, isPendingEmail }: Proof) =>
    of === 'user'
      ? node.users[':id']['verify-email'].$post({
          param: { id },
          json: { verificationString, isPendingEmail },
        })
      : node.users.registrations[':id']['verify-email'].$post({
          param: { id },
          json: { verificationString },
        }),

  askPasswordReset: (email: string) => node.users['ask-reset-password'].$post({ json: { email } }),

  resetPassword: (id: string, verificationString: string, password: string) =>
    node.users[':id']['reset-password'].$post({
      param: { id },
      json: { verificationString, password },
    }),
};
