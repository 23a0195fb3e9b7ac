import { SHORTEST_PASSWORD, shortWords } from '../account/password-rule.ts';
import { ADDRESS_RULE, isAddress } from '../actor/channel-address.ts';
import { t } from '../i18n/t.ts';
import { Problem, problemWords, type Words } from '../problem.ts';
import type { Applicant } from './joining-api.ts';

/** What is written in the form of who joins. */
export interface SignUpDraft {
  username: string;
  displayName: string;
  email: string;
  password: string;
  channelName: string;
  channelAddress: string;
  reason: string;
}

export type SignUpProblems = Partial<Record<keyof SignUpDraft, string>>;

export const EMPTY_SIGN_UP: SignUpDraft = {
  username: '',
  displayName: '',
  email: '',
  password: '',
  channelName: '',
  channelAddress: '',
  reason: '',
};

/** The fields by the names the node has for them. */
const FIELDS: Readonly<Record<string, keyof SignUpDraft>> = {
  username: 'username',
  displayName: 'displayName',
  email: 'email',
  password: 'password',
  'channel.name': 'channelAddress',
  'channel.displayName': 'channelName',
  registrationReason: 'reason',
};

const RULES: Readonly<Record<keyof SignUpDraft, string>> = {
  username: t('Lower-case letters, digits, dots and underscores, at most 50.'),
  displayName: t('At most 120 letters.'),
  email: t('This is not an e-mail address.'),
  password: t('At least {count} characters.', { count: SHORTEST_PASSWORD }),
  channelName: t('A channel has a name.'),
  channelAddress: ADDRESS_RULE,
  reason: t('A few words, at least.'),
};

const TAKEN: SignUpProblems = {
  username: t('Somebody has this name.'),
  email: t('Somebody has this address.'),
  channelAddress: t('This address is taken.'),
};

const ASKED_ALREADY: Words = {
  title: t('Somebody has asked for this name or address'),
  advice: t('If that was you: a moderator decides, and you hear of it by mail.'),
};

/** What the node would refuse. */
export function checkSignUp(draft: SignUpDraft, asksForReason: boolean): SignUpProblems {
  const isNamed = draft.channelName.trim() !== '';
  const wrong: SignUpProblems = {};
  if (!/^[a-z0-9._]{1,50}$/.test(draft.username)) wrong.username = RULES.username;
  if (draft.password === '' || shortWords(draft.password)) wrong.password = RULES.password;
  if (isNamed && !isAddress(draft.channelAddress)) wrong.channelAddress = RULES.channelAddress;
  else if (isNamed && draft.channelAddress.toLowerCase() === draft.username)
    wrong.channelAddress = t('It cannot be the user name.');
  if (asksForReason && draft.reason.trim().length < 2) wrong.reason = RULES.reason;
  return wrong;
}

/** What the node refused, field by field; nothing when it was about something else. */
export function refusedSignUp(error: unknown): SignUpProblems {
  if (!(error instanceof Problem)) return {};
  const words = error.status === 409 ? { ...RULES, ...TAKEN } : RULES;
  return Object.fromEntries(
    Object.keys(error.fields).flatMap((path) => {
      const field = FIELDS[path];
      return field ? [[field, words[field]]] : [];
    }),
  );
}

/** What is said of a refusal that is about no field. */
export const signUpWords = (error: unknown): Words =>
  error instanceof Problem && error.status === 409 ? ASKED_ALREADY : problemWords(error);

/** What the node is told. Without a name of its own the first channel is named after the user. */
export function applicantOf(draft: SignUpDraft): Applicant {
  const [displayName, channelName] = [draft.displayName.trim(), draft.channelName.trim()];
  return {
    username: draft.username,
    password: draft.password,
    email: draft.email.trim(),
    ...(displayName && { displayName }),
    ...(channelName && { channel: { name: draft.channelAddress, displayName: channelName } }),
  };
}
