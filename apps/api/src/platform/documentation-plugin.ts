import fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import plugin from 'fastify-plugin';
import { apiPrefix } from './openapi-plugin.ts';
import { sendPage } from './page.ts';
import { notFound } from './problem.ts';
import { publishedContract } from './published-contract.ts';

const compress = promisify(gzip);
const hidden = { config: { permission: 'public' as const }, schema: { hide: true } };

/** The two files of the reader that the page needs. */
const files = new Map([
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
]);

/**
 * The contract at `/openapi.json`, and a page to read it and try its reads. Everything comes from this host; the
 * reader's files are read and compressed when the page is first opened.
 */
export const documentationPlugin = plugin(
  async (app: FastifyInstance, { publicUrl }: { publicUrl?: string | undefined }) => {
    let contract: string | undefined;
    const compressed = new Map<string, Promise<Buffer>>();

    app.get(`${apiPrefix}/openapi.json`, hidden, async (_request, reply) => {
      contract ??= JSON.stringify(publishedContract(app.swagger(), `${publicUrl ?? ''}${apiPrefix}`));
      return reply.header('cache-control', 'no-cache').type('application/json; charset=utf-8').send(contract);
    });

    app.get(`${apiPrefix}/docs`, hidden, (_request, reply) =>
      sendPage(reply, documentationPage, "'self' data:"),
    );

    app.get<{ Params: { file: string } }>(`${apiPrefix}/docs/:file`, hidden, async (request, reply) => {
      const { file } = request.params;
      const type = files.get(file);
      if (type === undefined) throw notFound();
      const body = compressed.get(file) ?? readerFile(file);
      compressed.set(file, body);
      return reply
        .header('cache-control', 'public, max-age=86400')
        .header('content-encoding', 'gzip')
        .type(type)
        .send(await body);
    });
  },
);

async function readerFile(file: string): Promise<Buffer> {
  const folder = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  return compress(await fs.readFile(path.join(folder, file)));
}

const documentationPage = (nonce: string) => `<!doctype html>
<html lang="it">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API di Approdo</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${apiPrefix}/docs/swagger-ui.css">
<style nonce="${nonce}">body { margin: 0; background: #fff; }</style>
</head>
<body>
<main id="contract"><noscript>Questa pagina legge ${apiPrefix}/openapi.json con uno script.</noscript></main>
<script nonce="${nonce}" src="${apiPrefix}/docs/swagger-ui-bundle.js"></script>
<script nonce="${nonce}">
SwaggerUIBundle({
  url: '${apiPrefix}/openapi.json',
  dom_id: '#contract',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  supportedSubmitMethods: ['get'],
  validatorUrl: null,
});
</script>
</body>
</html>
`;
