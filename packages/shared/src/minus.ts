/** The sign of what is below zero, as wide as the plus; a hyphen is too short and lets the line break after it. */
export const minus = '\u2212';

/** A number as the platform writes it, with the true minus in place of its hyphen. */
export function withMinus(written: string): string {
  return written.replace('-', minus);
}

/** A number as a person wrote it or read it, with the sign that programs read. */
export function withHyphen(written: string): string {
  return written.replace(minus, '-');
}
