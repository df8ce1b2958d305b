/** `short` fits among the tests; `long` is the size that the ledger promises. */
export type Scale = 'short' | 'long';

/** What a fault came to. */
export interface Verdict {
  /** What was measured, for the report. */
  figures: Record<string, number | string>;
  /** What does not hold; empty when the product withstands the fault. */
  broken: string[];
  /** The same fault where the protection is missing: it must do harm, or the test sees nothing. */
  control: Control;
}

export interface Control {
  /** What is left out. */
  without: string;
  /** The harm that was seen. */
  harm: string;
  isHarmed: boolean;
}

/** A fault that this machine does not permit, and why. */
export interface Skipped {
  skipped: string;
}

export interface Fault {
  name: string;
  /** What happens, in a sentence. */
  title: string;
  run(scale: Scale): Promise<Verdict | Skipped>;
}

/** Whether the product withstood it and the control did not. */
export const isWithstood = ({ broken, control }: Verdict): boolean => broken.length === 0 && control.isHarmed;

/** Names of the expectations that do not hold. */
export function brokenAmong(expectations: Record<string, boolean>): string[] {
  return Object.entries(expectations).flatMap(([name, holds]) => (holds ? [] : [name]));
}
