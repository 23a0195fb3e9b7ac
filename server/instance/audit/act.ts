import type { Facts } from '../tables.ts';

/** Who did something, by their number as a user or that of their account; null is the node itself. */
export type Doer = { userId: number | null } | { accountId: number };

/** Something somebody did: `action` on a `subject`, with what it changed. */
export type Act = Doer & {
  /** A verb: `create`, `update`, `delete`, `block`, … */
  action: string;
  /** The contract's name of the kind of thing (`videos`, `comments`, `users`, `abuse`, `config`), and which one. */
  subject: { domain: string; id?: number | string };
  /** Fields as they were. Never secrets: administrators read them. */
  before?: Facts | undefined;
  after?: Facts | undefined;
};
