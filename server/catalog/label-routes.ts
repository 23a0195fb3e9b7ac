import { Hono } from 'hono';
import * as z from 'zod';

import { operation } from '../platform/operation.ts';
import { CATEGORIES, LICENCES, PRIVACIES } from './labels.ts';
import { LANGUAGES } from './languages.ts';

const Labels = z.record(z.string(), z.string());
const tag = 'Video';

/** What the numbered and lettered values of a video are called. */
export const labelRoutes = () =>
  new Hono()
    .get('/videos/categories', operation('Categories', { tag, answer: Labels }), (c) =>
      c.json(CATEGORIES),
    )
    .get('/videos/licences', operation('Licences', { tag, answer: Labels }), (c) =>
      c.json(LICENCES),
    )
    .get('/videos/languages', operation('Languages', { tag, answer: Labels }), (c) =>
      c.json(LANGUAGES),
    )
    .get('/videos/privacies', operation('Privacies', { tag, answer: Labels }), (c) =>
      c.json(PRIVACIES),
    );
