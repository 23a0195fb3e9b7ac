import * as z from 'zod';

/** Text that is searched for, as it was typed. */
export const search = z.string().max(200).optional();
