import { defineEvent } from '../../platform/events.ts';
import { AccountRef } from '../events.ts';

/** Some videos of an account that is gone are still there. */
export const accountToEmpty = defineEvent('account.to-empty', AccountRef);
