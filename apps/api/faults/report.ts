import fs from 'node:fs';
import path from 'node:path';
import { type Fault, isWithstood, type Scale, type Skipped, type Verdict } from './fault.ts';

/** What became of one fault. */
export interface Outcome {
  name: Fault['name'];
  title: string;
  seconds: number;
  verdict: Verdict | Skipped;
}

export interface Report {
  scale: Scale;
  outcomes: readonly Outcome[];
}

export const stateOf = ({ verdict }: Outcome): string =>
  'skipped' in verdict ? 'skipped' : isWithstood(verdict) ? 'withstood' : 'NOT WITHSTOOD';

const figuresOf = (verdict: Verdict): string =>
  Object.entries(verdict.figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');

/** One fault in two or three lines, for the terminal. */
export function linesOf(outcome: Outcome): string[] {
  const { verdict, name, title, seconds } = outcome;
  const first = `${stateOf(outcome).padEnd(14)} ${name.padEnd(18)} ${seconds.toFixed(1).padStart(6)} s  ${title}`;
  if ('skipped' in verdict) return [first, `    ${verdict.skipped}`];
  const { broken, control } = verdict;
  return [
    first,
    `    ${figuresOf(verdict)}`,
    ...(broken.length > 0 ? [`    does not hold: ${broken.join('; ')}`] : []),
    `    control without ${control.without}: ${control.harm}${control.isHarmed ? '' : ' - NO HARM, so this shows nothing'}`,
  ];
}

/** Writes the report beside the other results, to be read by people (Markdown) and by programs (JSON). */
export function writeReport(folder: string, report: Report): void {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
  fs.writeFileSync(path.join(folder, 'report.md'), markdownOf(report));
}

function markdownOf({ scale, outcomes }: Report): string {
  const rows = outcomes.map((outcome) => {
    const { verdict, title, seconds } = outcome;
    const cells =
      'skipped' in verdict
        ? [verdict.skipped, '']
        : [
            [figuresOf(verdict), ...verdict.broken.map((text) => `**does not hold: ${text}**`)].join('<br>'),
            `without ${verdict.control.without}: ${verdict.control.harm}`,
          ];
    return `| ${[title, stateOf(outcome), ...cells, `${seconds.toFixed(1)} s`].join(' | ')} |`;
  });
  return [
    `# Faults, ${scale} form`,
    '',
    '| fault | | figures | control | time |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
