import { defineEvent } from '../../platform/events.ts';
import { RegistrationRef } from '../events.ts';

/** A moderator decided, and the one who asked is to be told. */
export const registrationDecided = defineEvent('registration.decided', RegistrationRef);
