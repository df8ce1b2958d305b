import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import type { FastifyInstance, FastifySchemaCompiler } from 'fastify';
import plugin from 'fastify-plugin';
import type { TSchema } from 'typebox';
import { namedShapes } from './schema.ts';

/** Bodies are taken as they are or refused; addresses are text, so their parts are turned into numbers and booleans first. */
export const validationPlugin = plugin(async (app: FastifyInstance) => {
  const common = { allErrors: true, useDefaults: true, allowUnionTypes: true, strict: false };
  const strict = new Ajv(common);
  const coercing = new Ajv({ ...common, coerceTypes: 'array' });
  for (const ajv of [strict, coercing]) {
    addFormats.default(ajv);
    for (const shape of namedShapes()) ajv.addSchema(shape, (shape as { $id?: string }).$id);
  }
  for (const shape of namedShapes()) app.addSchema(shape);

  const compiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) =>
    (httpPart === 'body' ? strict : coercing).compile(schema);
  app.setValidatorCompiler(compiler);
  app.addHook('onRoute', (route) => {
    if (route.schema?.tags) route.schema = { ...route.schema, querystring: closed(route.schema.querystring) };
  });

  app.removeContentTypeParser('text/plain');
  // RFC 7396; the framework knows only application/json
  app.addContentTypeParser(
    'application/merge-patch+json',
    { parseAs: 'string' },
    app.getDefaultJsonParser('error', 'error'),
  );
});

/**
 * The parameters of a published route and no others: a filter that is mistyped is refused, where to ignore it would
 * answer more than was asked for.
 */
function closed(parameters: unknown): object {
  const own = typeof parameters === 'object' ? parameters : {};
  return { type: 'object', properties: {}, ...own, additionalProperties: false };
}
