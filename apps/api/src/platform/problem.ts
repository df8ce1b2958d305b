/** A text in the two languages of the product. */
export interface Localised {
  it: string;
  en: string;
}
export type Language = keyof Localised;

/** One reason of a refusal: what is wrong, where, and what to do about it. */
export interface Violation {
  /** Stable, camelCase. */
  code: string;
  /** JSON pointer into the request body, or empty when it concerns the whole. */
  pointer: string;
  message: Localised;
  fix: Localised;
  /** The figures the message speaks of: cents, minutes, days, counts. */
  numbers?: Record<string, number>;
}

export interface ProblemKind {
  /** `<module>/<code>`, in kebab case; the published type is `/problems/<type>`. */
  type: string;
  status: number;
  title: Localised;
  /** What to do about it, where the refusal has no detail of its own. */
  advice?: Localised;
}

export interface ProblemDetails {
  detail?: Localised;
  violations?: Violation[];
  /** Further members of the problem, in camelCase. */
  extra?: Record<string, unknown>;
  /** Seconds after which trying again makes sense. */
  retryAfterSeconds?: number;
  /** The transaction that refuses is kept: its refusal is a recorded fact. */
  keep?: boolean;
}

/** A refusal that a person or a program can do something about (RFC 9457). */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly details: ProblemDetails;

  constructor(kind: ProblemKind, details: ProblemDetails = {}) {
    super(kind.title.en);
    this.name = 'Problem';
    this.kind = kind;
    this.details = details;
  }
}

const catalogue = new Map<string, ProblemKind>();

/** Declares a kind of refusal; what it returns makes one. Every kind is listed in the published catalogue. */
export function defineProblem(kind: ProblemKind): (details?: ProblemDetails) => Problem {
  if (catalogue.has(kind.type)) throw new Error(`the problem type ${kind.type} is declared twice`);
  catalogue.set(kind.type, kind);
  return (details) => new Problem(kind, details);
}

/** Every kind of refusal of the product, by type. */
export function problemCatalogue(): ProblemKind[] {
  return [...catalogue.values()].sort((a, b) => a.type.localeCompare(b.type));
}

const byConstraint = new Map<string, () => Problem>();

/** What to answer when the database refuses a change by the constraint of this name. */
export function onConstraint(name: string, problem: () => Problem): void {
  byConstraint.set(name, problem);
}

/** The refusal that a broken database constraint stands for, if one was declared. */
export function problemOfConstraint(name: string | undefined): Problem | undefined {
  return name === undefined ? undefined : byConstraint.get(name)?.();
}

/** The problem as it crosses HTTP. */
export function problemBody(problem: Problem, language: Language, instance: string): Record<string, unknown> {
  const { kind, details } = problem;
  return {
    type: `/problems/${kind.type}`,
    title: kind.title[language],
    status: kind.status,
    detail: (details.detail ?? kind.advice ?? kind.title)[language],
    instance,
    ...details.extra,
    ...(details.violations && {
      violations: details.violations.map(({ message, fix, numbers, ...rest }) => ({
        ...rest,
        message: message[language],
        fix: fix[language],
        ...numbers,
      })),
    }),
  };
}

/** The language of the answer: Italian, unless the request prefers English. */
export function languageOf(acceptLanguage: string | undefined): Language {
  if (!acceptLanguage) return 'it';
  const preferred = acceptLanguage
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(';q=');
      return {
        language: tag.slice(0, 2).toLowerCase(),
        weight: quality === undefined ? 1 : Number(quality) || 0,
      };
    })
    .filter(({ language, weight }) => weight > 0 && (language === 'it' || language === 'en'))
    .sort((a, b) => b.weight - a.weight)[0];
  return preferred?.language === 'en' ? 'en' : 'it';
}

export const notFound = defineProblem({
  type: 'platform/not-found',
  status: 404,
  title: { it: 'Non trovato', en: 'Not found' },
  advice: {
    it: 'Controlla l’indirizzo: non esiste, o non è fra ciò che puoi vedere.',
    en: 'Check the address: it does not exist, or is not among what you may see.',
  },
});
export const malformed = defineProblem({
  type: 'platform/malformed',
  status: 400,
  title: { it: 'La richiesta non è scritta correttamente', en: 'The request is malformed' },
});
export const tooLarge = defineProblem({
  type: 'platform/too-large',
  status: 413,
  title: {
    it: 'La richiesta è troppo grande (al massimo 1 MB)',
    en: 'The request is too large (1 MB at most)',
  },
});
export const unsupportedMediaType = defineProblem({
  type: 'platform/unsupported-media-type',
  status: 415,
  title: { it: 'Questo tipo di contenuto non è accettato qui', en: 'This media type is not accepted here' },
  advice: {
    it: 'Manda JSON, con Content-Type: application/json.',
    en: 'Send JSON, with Content-Type: application/json.',
  },
});
export const unauthenticated = defineProblem({
  type: 'platform/unauthenticated',
  status: 401,
  title: { it: 'Occorre accedere', en: 'Sign in first' },
  advice: {
    it: 'Accedi di nuovo, o manda una chiave valida in Authorization: Bearer.',
    en: 'Sign in again, or send a valid key in Authorization: Bearer.',
  },
});
export const forbidden = defineProblem({
  type: 'platform/forbidden',
  status: 403,
  title: { it: 'Il tuo ruolo non consente questa operazione', en: 'Your role does not allow this' },
  advice: {
    it: 'Chiedi a chi ha il ruolo per farlo, o a chi amministra le utenze.',
    en: 'Ask somebody whose role may do it, or whoever administers the users.',
  },
});
export const stale = defineProblem({
  type: 'platform/stale',
  status: 412,
  title: {
    it: 'Nel frattempo qualcun altro ha modificato questi dati',
    en: 'Someone else has changed this in the meantime',
  },
  advice: {
    it: 'Rileggi i dati come sono ora e ripeti la modifica su quelli.',
    en: 'Read the data as they are now and make the change on those.',
  },
});
export const preconditionRequired = defineProblem({
  type: 'platform/precondition-required',
  status: 428,
  title: { it: 'Manca la versione su cui si sta lavorando (If-Match)', en: 'If-Match is missing' },
  advice: {
    it: 'Leggi prima i dati e manda il loro ETag nell’intestazione If-Match.',
    en: 'Read the data first and send their ETag in the header If-Match.',
  },
});
export const idempotencyKeyRequired = defineProblem({
  type: 'platform/idempotency-key-required',
  status: 428,
  title: { it: "Manca l'intestazione Idempotency-Key", en: 'Idempotency-Key is missing' },
  advice: {
    it: 'Manda una chiave nuova per ogni richiesta, e la stessa quando la ripeti.',
    en: 'Send a new key with each request, and the same one when you repeat it.',
  },
});
export const idempotencyKeyReused = defineProblem({
  type: 'platform/idempotency-key-reused',
  status: 422,
  title: {
    it: 'Questa Idempotency-Key è già servita per una richiesta diversa',
    en: 'This Idempotency-Key was used for another request',
  },
  advice: {
    it: 'Manda una chiave nuova con la richiesta nuova.',
    en: 'Send a new key with the new request.',
  },
});
export const stillInFlight = defineProblem({
  type: 'platform/still-in-flight',
  status: 409,
  title: {
    it: 'La stessa richiesta è ancora in corso: riprova tra poco',
    en: 'The same request is still in flight: try again shortly',
  },
});
export const tooManyRequests = defineProblem({
  type: 'platform/too-many-requests',
  status: 429,
  title: { it: 'Troppe richieste: attendi e riprova', en: 'Too many requests: wait and try again' },
});
export const unavailable = defineProblem({
  type: 'platform/unavailable',
  status: 503,
  title: { it: 'Servizio momentaneamente non disponibile', en: 'Temporarily unavailable' },
  advice: {
    it: 'Riprova fra poco; la stessa Idempotency-Key non ripete ciò che è già stato fatto.',
    en: 'Try again shortly; the same Idempotency-Key does not repeat what was done.',
  },
});
export const conflict = defineProblem({
  type: 'platform/conflict',
  status: 409,
  title: {
    it: 'La modifica contrasta con dati già presenti',
    en: 'The change contradicts what is already there',
  },
  advice: {
    it: 'Rileggi i dati come sono ora e correggi la richiesta.',
    en: 'Read the data as they are now and mend the request.',
  },
});
export const unexpected = defineProblem({
  type: 'platform/unexpected',
  status: 500,
  title: { it: 'Errore imprevisto', en: 'Unexpected error' },
  advice: {
    it: 'Riprova; se continua, manda a chi gestisce il servizio il numero della richiesta.',
    en: 'Try again; if it goes on, send the number of the request to whoever runs the service.',
  },
});
