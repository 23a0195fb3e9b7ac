import { t } from '../../i18n/t.ts';
import type { AuditLine } from '../api/system.ts';

/** What an act changed of a thing. */
export interface ChangedFact {
  name: string;
  before: string | null;
  after: string | null;
}

const DOMAINS: Readonly<Record<string, string>> = {
  abuse: t('report'),
  'abuse-message': t('message about report'),
  blocklist: t('an account or a node for everybody'),
  bulk: t('act on many things'),
  channels: t('channel'),
  'channel-syncs': t('the link of channel'),
  comments: t('comment'),
  config: t('the settings'),
  debug: t('task'),
  'domain-policies': t('the policy for'),
  homepage: t('the first page'),
  jobs: t('jobs'),
  registrations: t('the request to join of'),
  transcoding: t('the encoding of video'),
  users: t('user'),
  'video-block': t('the block of video'),
  'video-imports': t('the import'),
  videos: t('video'),
  'watched-words': t('list of words'),
};

const ACTIONS: Readonly<Record<string, string>> = {
  create: t('made'),
  'block-videos': t('blocked the videos of'),
  'remove-comments': t('removed the comments of'),
  'mute-accounts': t('blocked the accounts of'),
  update: t('changed'),
  delete: t('deleted'),
  block: t('blocked'),
  unblock: t('unblocked'),
  mute: t('blocked'),
  unmute: t('unblocked'),
  retry: t('tried again'),
  pause: t('paused'),
  resume: t('resumed'),
  cancel: t('cancelled'),
  prioritize: t('moved to the front'),
  run: t('ran'),
  undo: t('undid'),
  accept: t('accepted'),
  reject: t('rejected'),
};

/** An act in words: `changed user 12`. */
export function actWords({ action, domain, subjectId }: AuditLine): string {
  const done = ACTIONS[action] ?? action;
  const what = DOMAINS[domain] ?? domain;
  return subjectId === null ? `${done} ${what}` : `${done} ${what} ${subjectId}`;
}

const OWN_FIELDS = new Set(['id', 'user', 'domain', 'action']);
const MAX_CHARACTERS = 200;

/** What an act changed, field by field: what begins with `new-` is how it is since. */
export function factsOf({ message }: Pick<AuditLine, 'message'>): ChangedFact[] {
  const facts = Object.entries(JSON.parse(message) as Record<string, unknown>).filter(
    ([name]) => !OWN_FIELDS.has(name),
  );
  const names = [...new Set(facts.map(([name]) => name.replace(/^new-/, '')))];
  const said = new Map(facts);
  return names
    .map((name) => ({
      name,
      before: textOf(said.get(name)),
      after: textOf(said.get(`new-${name}`)),
    }))
    .filter(({ before, after }) => before !== null || after !== null);
}

function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, MAX_CHARACTERS);
}
