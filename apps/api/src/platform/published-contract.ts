/** A JSON object whose members are looked at one by one. */
type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const object = (value: unknown): Json => (isObject(value) ? value : {});

/** The names of the shapes a part of the contract refers to, directly. */
function shapesIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(shapesIn);
  if (!isObject(part)) return [];
  return Object.entries(part).flatMap(([key, value]) => {
    if (key !== '$ref' || typeof value !== 'string') return shapesIn(value);
    const name = /^#\/components\/schemas\/(.+)$/.exec(value)?.[1];
    return name === undefined ? [] : [name];
  });
}

function shapesReachedFrom(paths: Json, shapes: Json): Set<string> {
  const reached = new Set<string>();
  let next = shapesIn(paths);
  while (next.length > 0) {
    const fresh = [...new Set(next)].filter((name) => !reached.has(name));
    for (const name of fresh) reached.add(name);
    next = fresh.flatMap((name) => shapesIn(shapes[name]));
  }
  return reached;
}

/**
 * The contract as integrators read it: without what only the dashboard uses, nor the shapes that nothing else needs.
 * `server` is this installation's own address, which stands first.
 */
export function publishedContract(contract: object, server: string): Json {
  const { paths, components, servers, ...rest } = object(contract);
  const published = Object.fromEntries(
    Object.entries(object(paths))
      .map(([path, item]) => [path, withoutInternal(object(item))] as const)
      .filter(([, item]) => Object.keys(item).length > 0),
  );
  const { schemas, ...others } = object(components);
  const shapes = object(schemas);
  const reached = shapesReachedFrom(published, shapes);
  const elsewhere = Array.isArray(servers) ? servers.filter((known) => object(known).url !== server) : [];
  return {
    ...rest,
    servers: [{ url: server, description: 'Questa installazione' }, ...elsewhere],
    paths: published,
    components: {
      ...others,
      schemas: Object.fromEntries(Object.entries(shapes).filter(([name]) => reached.has(name))),
    },
  };
}

const withoutInternal = (item: Json): Json =>
  Object.fromEntries(
    Object.entries(item).filter(([, operation]) => object(operation)['x-internal'] !== true),
  );
