type Facts = { host: string; username: string; url: string };

/** The mails about accounts, in plain text. */
export const LETTERS = {
  verification: ({ host, username, url }: Facts) => ({
    subject: 'Verify your e-mail address',
    text: `Hello ${username},

please confirm that this address is yours, so that it can be used on ${host}:

${url}

If you do not know what this is about, ignore this mail.`,
  }),
  reset: ({ host, username, url }: Facts) => ({
    subject: 'Reset your password',
    text: `Hello ${username},

somebody asked for another password for your account on ${host}. Choose it here, within an hour:

${url}

If it was not you, ignore this mail: your password stays as it is.`,
  }),
  invitation: ({ host, username, url }: Facts) => ({
    subject: 'Create your account password',
    text: `Hello ${username},

there is an account for you on ${host}. Choose its password here, within a week:

${url}`,
  }),
};

export type Letter = keyof typeof LETTERS;
