import Type, { type TProperties } from 'typebox';

/** Every property may be left out: a merge patch. */
export function partly<Properties extends TProperties>(properties: Properties) {
  return Type.Partial(Type.Object(properties)).properties;
}
