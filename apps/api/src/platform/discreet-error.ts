/** Where it happened, without the message: a message may quote what a person wrote. */
export function framesOf(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, 12);
}

const wordsMax = 1000;

/**
 * An error as it may be kept and logged: its code where it has one, for then its message is another program's, which quotes values;
 * and no signs that a text of the database cannot hold.
 */
export function discreetError(error: unknown): Error {
  const own = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (!(own instanceof Error)) return new Error('it failed without an error');
  const words = 'code' in own ? `${own.name} ${own.code}` : own.message;
  const discreet = new Error(words.replaceAll(/\p{Cc}+/gu, ' ').slice(0, wordsMax));
  discreet.stack = [discreet.message, ...framesOf(own)].join('\n');
  return discreet;
}
