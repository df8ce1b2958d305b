import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';

const build = SerializerSelector();

/**
 * Compiles the schema of an answer once, however many routes give it, and with the shapes it needs alone: the answers
 * of a hundred routes are for the most part the same few refusals, and compiling each of them for each route, beside
 * every shape there is, would be most of the time of a start.
 */
export const serializersOnce: typeof build = (namedShapes, options) => {
  const shapes = new Map(Object.entries(namedShapes ?? {}));
  const compiled = new Map<string, ReturnType<ReturnType<typeof build>>>();
  return (route) => {
    const answer = JSON.stringify(route.schema);
    const known = compiled.get(answer) ?? build(shapesNeededBy(answer, shapes), options)(route);
    compiled.set(answer, known);
    return known;
  };
};

/** The named shapes that a schema, as text, leads to. */
function shapesNeededBy(schema: string, shapes: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const needed = new Map<string, unknown>();
  const toRead = [schema];
  for (let text = toRead.pop(); text !== undefined; text = toRead.pop())
    for (const [, name = ''] of text.matchAll(/"\$ref":"([^"#]+)#"/g)) {
      const shape = shapes.get(name);
      if (shape === undefined || needed.has(name)) continue;
      needed.set(name, shape);
      toRead.push(JSON.stringify(shape));
    }
  return Object.fromEntries(needed);
}
