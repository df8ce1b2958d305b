/** The figures that are made of lines of doti, in the order of the money's life. */
export const lineStages = ['reserved', 'committed', 'accrued', 'ordered', 'paid', 'recoverable'] as const;
export type LineStage = (typeof lineStages)[number];

/** The figures that are made of movements of the districts' shares. */
export const shareFigures = ['allocated', 'available', 'recovered'] as const;
export type ShareFigure = (typeof shareFigures)[number];

/** Every figure as the waterfall shows it: from what was allocated to what is left. */
export const figures = ['allocated', ...lineStages, 'available', 'recovered'] as const;
export type Figure = (typeof figures)[number];

/** By what the table of figures may be divided. */
export const groups = ['district', 'programme', 'edition', 'fund', 'promoter', 'component'] as const;

type Figures = Readonly<Record<`${Figure}Cents`, number | null>>;

export const centsOf = (row: Figures, figure: Figure): number | null => row[`${figure}Cents`];

/** The figures over which money is divided: their sum is what was allocated, or what doti hold. */
export const dividing = [...lineStages, 'available'] as const;

/** The value among the known ones that a text names; undefined when it names none. */
export function oneOf<Value extends string>(values: readonly Value[], text: string): Value | undefined {
  return values.find((value) => value === text);
}
