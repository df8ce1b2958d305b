import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';

const build = SerializerSelector();

/**
 * Compiles the schema of an answer once, however many routes give it: the answers of a hundred routes are for the most
 * part the same few refusals, and compiling each of them for each route would be most of the time of a start.
 */
export const serializersOnce: typeof build = (namedSchemas, options) => {
  const compile = build(namedSchemas, options);
  const compiled = new Map<string, ReturnType<typeof compile>>();
  return (route) => {
    const shape = JSON.stringify(route.schema);
    const known = compiled.get(shape) ?? compile(route);
    compiled.set(shape, known);
    return known;
  };
};
