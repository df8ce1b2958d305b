/** One reason of a refusal, as the API gives it: what is wrong, where, and what to do. */
export interface ProblemViolation {
  readonly code: string;
  /** JSON pointer into what was sent; empty when it concerns the whole. */
  readonly pointer: string;
  readonly message: string;
  readonly fix: string;
  /** The figures the message speaks of: cents, minutes, days, counts. */
  readonly numbers: Readonly<Record<string, number>>;
}

export interface ProblemFields {
  readonly type: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly violations: readonly ProblemViolation[];
  /** The request id, for whoever asks for help; null when the answer had none. */
  readonly correlationId: string | null;
  /** Further members of the problem, as they came. */
  readonly extra: Readonly<Record<string, unknown>>;
}

/** The type of the problem that stands for an answer that never came. */
export const offlineType = '/problems/web/offline';

/** A refusal of the API (RFC 9457), or of the network: status 0. */
export class ApiProblem extends Error {
  readonly fields: ProblemFields;

  constructor(fields: ProblemFields, cause?: unknown) {
    super(`${fields.status} ${fields.type}`, { cause });
    this.name = 'ApiProblem';
    this.fields = fields;
  }

  get status(): number {
    return this.fields.status;
  }

  /** True for `/problems/<module>/<code>` when asked for `<module>/<code>`. */
  is(type: string): boolean {
    return this.fields.type === `/problems/${type}`;
  }
}

/** Reads an answer's body as a problem, whatever it is: even an answer of something in between. */
export function problemOf(body: unknown, response: Response): ApiProblem {
  const fields = isRecord(body) ? body : {};
  const { type, title, detail, violations, status: _status, instance: _instance, ...extra } = fields;
  return new ApiProblem({
    type: textOr(type, 'about:blank'),
    status: response.status,
    title: textOr(title, response.statusText),
    detail: textOr(detail, ''),
    violations: Array.isArray(violations) ? violations.filter(isRecord).map(violationOf) : [],
    correlationId: response.headers.get('X-Correlation-ID'),
    extra,
  });
}

/** The problem that stands for a request that got no answer. */
export function offlineProblem(cause: unknown): ApiProblem {
  return new ApiProblem(
    {
      type: offlineType,
      status: 0,
      title: '',
      detail: '',
      violations: [],
      correlationId: null,
      extra: {},
    },
    cause,
  );
}

/** `/person/taxCodes/0` becomes `person.taxCodes.0`, the name of the form's field. */
export function fieldOfPointer(pointer: string): string {
  return pointer
    .replace(/^#?\//, '')
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join('.');
}

/** The message of each field that a problem complains of, by field name; the first one wins. */
export function fieldErrorsOf(problem: unknown): Record<string, string> {
  const errors: Record<string, string> = {};
  if (!(problem instanceof ApiProblem)) return errors;
  for (const { pointer, message } of problem.fields.violations) {
    if (pointer !== '') errors[fieldOfPointer(pointer)] ??= message;
  }
  return errors;
}

function violationOf(violation: Record<string, unknown>): ProblemViolation {
  const { code, pointer, message, fix, ...rest } = violation;
  const numbers = Object.entries(rest).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  return {
    code: textOr(code, ''),
    pointer: textOr(pointer, ''),
    message: textOr(message, textOr(code, '')),
    fix: textOr(fix, ''),
    numbers: Object.fromEntries(numbers),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}
