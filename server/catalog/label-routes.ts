import { Hono } from 'hono';

import { CATEGORIES, LICENCES, PRIVACIES } from './labels.ts';

/** The values videos are labelled with. */
export const labelRoutes = () =>
  new Hono()
    .get('/videos/categories', (c) => c.json(CATEGORIES))
    .get('/videos/licences', (c) => c.json(LICENCES))
    .get('/videos/privacies', (c) => c.json(PRIVACIES));
