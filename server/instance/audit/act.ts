import type { Facts } from '../tables.ts';

/** Something somebody with a role did: `action` on a `subject`, with what it changed. */
export type Act = {
  /** Who did it; null is the node itself. */
  userId: number | null;
  /** A verb: `create`, `update`, `delete`, `block`, … */
  action: string;
  /** The contract's name of the kind of thing (`videos`, `users`, `abuse`, `config`), and which one. */
  subject: { domain: string; id?: number | string };
  /** Fields as they were. Never secrets: administrators read them. */
  before?: Facts | undefined;
  after?: Facts | undefined;
};
