import Type from 'typebox';
import { escaped, sendPage } from './page.ts';
import { type Language, languageOf, notFound, type ProblemKind, problemCatalogue } from './problem.ts';
import type { Routes } from './routes.ts';
import { List, named, ref, Text } from './schema.ts';

const LocalisedText = named('LocalisedText', { it: Text(300), en: Text(300) });
const ProblemKindShape = named(
  'ProblemKind',
  {
    type: Type.String({ pattern: '^/problems/[a-z0-9-]+/[a-z0-9-]+$', maxLength: 120 }),
    status: Type.Integer({ format: 'int32', minimum: 400, maximum: 599 }),
    title: ref(LocalisedText),
  },
  {
    description: 'A kind of refusal: its stable type, its status and its title.',
    examples: [
      {
        type: '/problems/platform/stale',
        status: 412,
        title: {
          it: 'Nel frattempo qualcun altro ha modificato questi dati',
          en: 'Someone else has changed this in the meantime',
        },
      },
    ],
  },
);
const ProblemKinds = named('ProblemKinds', { items: List(ref(ProblemKindShape), 1000) });

/** The catalogue of refusals, as data below the API. */
export function problemRoutes(app: Routes): void {
  app.get(
    '/problems',
    {
      config: { permission: 'public' },
      schema: {
        operationId: 'problems',
        tags: ['platform'],
        summary: 'Every kind of refusal of the product',
        response: { 200: ref(ProblemKinds) },
      },
    },
    async () => ({
      items: problemCatalogue().map((kind) => ({ ...kind, type: `/problems/${kind.type}` })),
    }),
  );
}

const texts = {
  it: {
    title: 'Rifiuti di Approdo',
    all: 'Tutti i rifiuti',
    status: 'Stato HTTP',
    type: 'Tipo',
    says: 'Che cosa dice',
  },
  en: {
    title: 'Refusals of Approdo',
    all: 'All refusals',
    status: 'HTTP status',
    type: 'Type',
    says: 'What it says',
  },
};

/** The addresses that the `type` of a problem names, for people: one page for each, and one for all. */
export function problemPages(app: Routes): void {
  const hidden = { config: { permission: 'public' as const }, schema: { hide: true } };
  app.get('/problems', hidden, (request, reply) => {
    const language = languageOf(request.headers['accept-language']);
    return sendPage(reply, (nonce) => cataloguePage(problemCatalogue(), { language, nonce }));
  });
  app.get<{ Params: { area: string; code: string } }>('/problems/:area/:code', hidden, (request, reply) => {
    const { area, code } = request.params;
    const kinds = problemCatalogue().filter(({ type }) => type === `${area}/${code}`);
    if (kinds.length === 0) throw notFound();
    const language = languageOf(request.headers['accept-language']);
    return sendPage(reply, (nonce) => cataloguePage(kinds, { language, nonce }));
  });
}

function cataloguePage(
  kinds: ProblemKind[],
  { language, nonce }: { language: Language; nonce: string },
): string {
  const { title, all, status, type, says } = texts[language];
  const rows = kinds.map(
    (kind) =>
      `<tr><td><a href="/problems/${escaped(kind.type)}"><code>/problems/${escaped(kind.type)}</code></a></td>` +
      `<td>${kind.status}</td><td>${escaped(kind.title[language])}</td></tr>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style nonce="${nonce}">
body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; font: 16px/1.5 "Titillium Web", system-ui, sans-serif; color: #17324d; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: .5rem .75rem .5rem 0; border-bottom: 1px solid #d9dadb; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
a { color: #0066cc; }
</style>
</head>
<body>
<main>
<h1>${title}</h1>
${kinds.length === 1 ? `<p><a href="/problems">${all}</a></p>` : ''}
<table>
<thead><tr><th scope="col">${type}</th><th scope="col">${status}</th><th scope="col">${says}</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</main>
</body>
</html>
`;
}
