import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** The interactive reference: Swagger UI on our own document, with nothing from elsewhere. */
export const REFERENCE_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>API reference</title>
    <link rel="stylesheet" href="docs/swagger-ui.css" />
  </head>
  <body>
    <div id="reference"></div>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/start.js"></script>
  </body>
</html>
`;

export const REFERENCE_PAGE_HEADERS: Record<string, string> = {
  'content-type': 'text/html; charset=utf-8',
  // Swagger UI writes styles into its elements, and draws its icons from data: URLs.
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
    "connect-src 'self'; base-uri 'none'; frame-ancestors 'self'",
  'x-content-type-options': 'nosniff',
};

const START = `document.documentElement.classList.toggle(
  'dark-mode', matchMedia('(prefers-color-scheme: dark)').matches);
SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  tagsSorter: 'alpha',
  validatorUrl: null,
});
`;

type Asset = { mediaType: string; read: () => Promise<string> };

const fromPackage = (name: string) => () =>
  readFile(fileURLToPath(import.meta.resolve(`swagger-ui-dist/${name}`)), 'utf8');

const SCRIPT = 'text/javascript; charset=utf-8';

const ASSETS = new Map<string, Asset>([
  ['start.js', { mediaType: SCRIPT, read: async () => START }],
  ['swagger-ui-bundle.js', { mediaType: SCRIPT, read: fromPackage('swagger-ui-bundle.js') }],
  ['swagger-ui.css', { mediaType: 'text/css; charset=utf-8', read: fromPackage('swagger-ui.css') }],
]);

/** A file the page needs, by its name. */
export const referenceAsset = (name: string): Asset | undefined => ASSETS.get(name);
