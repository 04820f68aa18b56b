import { Router, static as serveStatic } from 'express';
import absolutePath from 'swagger-ui-dist/absolute-path.js';
import { HttpError, httpErrors } from '../errors/http-errors.js';

const PAGE = (title: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${title.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</title>
    <link rel="stylesheet" href="/docs/assets/swagger-ui.css" />
    <link rel="icon" type="image/png" href="/docs/assets/favicon-32x32.png" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/docs/assets/swagger-ui-bundle.js"></script>
    <script src="/docs/start.js"></script>
  </body>
</html>
`;

const START = `window.ui = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  persistAuthorization: true,
  displayRequestDuration: true,
  filter: true,
  tryItOutEnabled: true,
  docExpansion: 'list',
  validatorUrl: null,
});
`;

/** What the page loads; the package holds more, such as source maps, and nobody needs those here. */
const ASSETS: ReadonlySet<string> = new Set([
  'swagger-ui.css',
  'swagger-ui-bundle.js',
  'favicon-32x32.png',
]);

/** The documentation page; everything it loads comes from this server. */
export function docsRouter(title: string): Router {
  const router = Router();
  const page = PAGE(title);
  router.get('/', (_request, response) => {
    response.type('html').send(page);
  });
  router.get('/start.js', (_request, response) => {
    response.type('js').send(START);
  });
  const serve = serveStatic(absolutePath(), { index: false, redirect: false, maxAge: '1d' });
  router.use('/assets', (request, response, next) => {
    if (!ASSETS.has(request.path.slice(1))) throw new HttpError(httpErrors.notFound);
    serve(request, response, next);
  });
  return router;
}
