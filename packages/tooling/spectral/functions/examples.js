import { schema as matches } from '@stoplight/spectral-functions';

/** The examples of a schema are valid against it. @type {import('@stoplight/spectral-core').RulesetFunction<Record<string, unknown>>} */
export default (schema, _options, context) => {
  if (!Array.isArray(schema?.examples)) return [];
  const { examples, ...shape } = schema;
  return examples.flatMap((example, index) => {
    const faults = matches(example, { schema: shape, allErrors: true }, context);
    return (Array.isArray(faults) ? faults : []).map(({ message }) => ({
      message: `example ${index}: ${message}`,
      path: [...context.path, 'examples', index],
    }));
  });
};
