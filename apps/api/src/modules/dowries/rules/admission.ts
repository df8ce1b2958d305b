import { ageOn, type CivilDate, daysBetween } from '@approdo/shared/dates';
import {
  groundsOf,
  protectionGroundLabels,
  type StayPermitKind,
  stayPermits,
} from '@approdo/shared/stay-permits';
import type { Admission, Edition } from '../../programmes/index.ts';
import { type Condition, type ConditionTitle, met, type Sentence, unknown, unmet } from './condition.ts';
import type { EligibilityFacts } from './facts.ts';
import { isPermitValid, noPermit } from './permit.ts';

const titles = {
  admittedPermit: {
    code: 'admittedPermit',
    title: { it: "Titolo di soggiorno ammesso dall'avviso", en: 'Stay permit admitted by the notice' },
  },
  asylumWaiting: {
    code: 'asylumWaiting',
    title: { it: "Attesa chiesta dall'avviso", en: 'Waiting time asked by the notice' },
  },
  ageFrom: { code: 'ageFrom', title: { it: 'Età minima', en: 'Minimum age' } },
  ageBelow: { code: 'ageBelow', title: { it: 'Età massima', en: 'Maximum age' } },
  enteredUnaccompanied: {
    code: 'enteredUnaccompanied',
    title: { it: 'Ingresso come minore non accompagnato', en: 'Entered as an unaccompanied minor' },
  },
} as const;

/**
 * The way into the edition that fits the person best, with every condition it sets: first the ways with nothing
 * unmet, then the way that the person's own permit opens, then the order of the notice.
 */
export function admissionConditions(facts: EligibilityFacts, edition: Edition, on: CivilDate): Condition[] {
  const ways = edition.admissions.map((way) => {
    const conditions = wayConditions(facts, edition, way, on);
    return { conditions, distance: distance(way, conditions) };
  });
  const [first, ...others] = ways;
  const nearest = others.reduce((best, way) => (best && best.distance <= way.distance ? best : way), first);
  return nearest?.conditions ?? [];
}

/**
 * How far a way is from being open. Unknown conditions weigh least. An asylum seeker who must wait is told to wait,
 * not that other permits are admitted: unmet conditions weigh less on a way that the person's own permit opens.
 */
function distance(way: Admission, conditions: readonly Condition[]): number {
  const count = (outcome: Condition['outcome']) => conditions.filter((one) => one.outcome === outcome).length;
  const isForSomePermits = way.grounds.length > 0 || way.permitKinds.length > 0;
  const isOwn =
    isForSomePermits && conditions.some((one) => one.code === 'admittedPermit' && one.outcome === 'met');
  return count('unmet') * (isOwn ? 10 : 30) + count('unknown');
}

function wayConditions(
  facts: EligibilityFacts,
  edition: Edition,
  way: Admission,
  on: CivilDate,
): Condition[] {
  return [
    permitCondition(facts, edition, way, on),
    ...(way.daysSinceLodgingMin === null ? [] : [lodgingCondition(facts, way.daysSinceLodgingMin, on)]),
    ...(way.ageMin === null ? [] : [ageFromCondition(facts, way.ageMin, on)]),
    ...(way.ageBelow === null ? [] : [ageBelowCondition(facts, way.ageBelow, on)]),
    ...(way.enteredUnaccompanied ? [entryCondition(facts)] : []),
  ];
}

/** Whether a permit of this kind opens this way. */
export function isAdmittedKind(kind: StayPermitKind, way: Admission): boolean {
  if (way.grounds.length === 0 && way.permitKinds.length === 0) return true;
  return way.permitKinds.includes(kind) || groundsOf(kind).some((ground) => way.grounds.includes(ground));
}

function permitCondition(
  facts: EligibilityFacts,
  edition: Edition,
  way: Admission,
  on: CivilDate,
): Condition {
  const title = titles.admittedPermit;
  if (facts.permits.length === 0) return noPermit(title);
  const valid = facts.permits.filter((permit) => isPermitValid(permit, on));
  const admitted = valid.find((permit) => isAdmittedKind(permit.kind, way));
  if (admitted !== undefined) return met(title, { seen: kindSeen(admitted.kind, 'admitted') });
  const [other] = valid;
  return unmet(title, {
    seen:
      other === undefined
        ? { it: 'Nessun titolo valido in questa data.', en: 'No permit is valid on this day.' }
        : kindSeen(other.kind, 'notAdmitted'),
    fix: admittedList(edition),
  });
}

/** Names the kind only where the name alone tells nothing that must be masked. */
function kindSeen(kind: StayPermitKind, standing: 'admitted' | 'notAdmitted'): Sentence {
  const permit = stayPermits[kind];
  const reserved = { it: 'Titolo riservato', en: 'Masked permit' };
  const { it, en } = permit.specialCategory ? reserved : permit;
  return standing === 'admitted'
    ? { it: `${it}: tra quelli ammessi.`, en: `${en}: among those admitted.` }
    : { it: `${it}: non tra quelli ammessi.`, en: `${en}: not among those admitted.` };
}

/** Everyone the notice admits, as one sentence. */
function admittedList(edition: Edition): Sentence {
  const list = (language: 'it' | 'en') => [
    ...edition.admissions.flatMap((way) => [
      ...way.grounds.map((ground) => protectionGroundLabels[ground][language].toLowerCase()),
      ...way.permitKinds.map((kind) => stayPermits[kind][language].toLowerCase()),
    ]),
    ...edition.admissions.flatMap((way) => youngLabel(way).map((label) => label[language])),
  ];
  return {
    it: `Sono ammessi: ${list('it').join(', ')}. Se il titolo è cambiato, registralo.`,
    en: `Admitted: ${list('en').join(', ')}. If the permit has changed, record it.`,
  };
}

function youngLabel(way: Admission): Sentence[] {
  if (way.grounds.length > 0 || way.permitKinds.length > 0) return [];
  const [it, en] = way.enteredUnaccompanied
    ? ['chi è entrato come minore non accompagnato', 'who entered as an unaccompanied minor']
    : ['giovani con un titolo valido', 'young people with a valid permit'];
  if (way.ageBelow === null) return [{ it, en }];
  return [{ it: `${it}, sotto i ${way.ageBelow} anni`, en: `${en}, under ${way.ageBelow}` }];
}

/**
 * Whether enough days have passed since the request of asylum. Its day is masked in the file, so the sentences tell
 * neither the day nor what was requested.
 */
function lodgingCondition(facts: EligibilityFacts, daysMin: number, on: CivilDate): Condition {
  const title = titles.asylumWaiting;
  const lodged = requestThatCounts(facts, on);
  if (lodged === undefined) {
    return unknown(title, {
      missing: {
        it: 'Non è registrato il giorno della domanda.',
        en: 'The day of the request is not recorded.',
      },
      fix: {
        it: 'Registra sul titolo il giorno in cui la domanda è stata presentata.',
        en: 'Record on the permit the day on which the request was lodged.',
      },
      numbers: { daysMin },
    });
  }
  const days = daysBetween(lodged, on);
  if (days >= daysMin) {
    const seen = { it: `I ${daysMin} giorni sono passati.`, en: `The ${daysMin} days have passed.` };
    return met(title, { seen, numbers: { daysMin } });
  }
  const seen = {
    it: `I ${daysMin} giorni non sono ancora passati.`,
    en: `The ${daysMin} days have not passed yet.`,
  };
  const daysLeft = daysMin - days;
  const fix =
    daysLeft === 1
      ? { it: 'Aspetta: manca un giorno.', en: 'Wait: one day is left.' }
      : { it: `Aspetta: mancano ${daysLeft} giorni.`, en: `Wait: ${daysLeft} days are left.` };
  return unmet(title, { seen, fix, numbers: { daysMin, daysLeft } });
}

/** The day of the request that is pending: one that ended years ago does not shorten the wait for the next. */
function requestThatCounts({ permits }: EligibilityFacts, on: CivilDate): CivilDate | undefined {
  const requests = permits.filter((permit) => permit.kind === 'asylumRequest');
  const pending = requests.filter((permit) => isPermitValid(permit, on));
  return (pending.length > 0 ? pending : requests).flatMap((permit) => permit.lodgedOn ?? []).toSorted()[0];
}

function ageFromCondition(facts: EligibilityFacts, ageMin: number, on: CivilDate): Condition {
  const fix = { it: `Occorre avere compiuto ${ageMin} anni.`, en: `One must be at least ${ageMin}.` };
  return ageCondition(titles.ageFrom, facts.birthDate, {
    on,
    limit: ageMin,
    fix,
    isMet: (age) => age >= ageMin,
  });
}

function ageBelowCondition(facts: EligibilityFacts, ageBelow: number, on: CivilDate): Condition {
  const fix = { it: `Occorre non avere ancora ${ageBelow} anni.`, en: `One must not be ${ageBelow} yet.` };
  return ageCondition(titles.ageBelow, facts.birthDate, {
    on,
    limit: ageBelow,
    fix,
    isMet: (age) => age < ageBelow,
  });
}

interface AgeLimit {
  readonly on: CivilDate;
  readonly limit: number;
  readonly fix: Sentence;
  readonly isMet: (years: number) => boolean;
}

function ageCondition(title: ConditionTitle, birthDate: CivilDate | null, age: AgeLimit): Condition {
  if (birthDate === null) {
    return unknown(title, {
      missing: { it: 'Manca la data di nascita.', en: 'The birth date is missing.' },
      fix: { it: 'Completa i dati della persona.', en: "Complete the person's data." },
    });
  }
  const years = ageOn(birthDate, age.on);
  const seen = { it: `${years} anni in questa data.`, en: `${years} years old on this day.` };
  const numbers = { years, limit: age.limit };
  return age.isMet(years) ? met(title, { seen, numbers }) : unmet(title, { seen, fix: age.fix, numbers });
}

function entryCondition({ enteredUnaccompanied }: EligibilityFacts): Condition {
  const title = titles.enteredUnaccompanied;
  const fix = {
    it: 'Se è entrata come minore non accompagnato, registralo tra i dati della persona.',
    en: "If the person entered as an unaccompanied minor, record it among the person's data.",
  };
  if (enteredUnaccompanied === null) {
    const missing = {
      it: "Non è registrato se l'ingresso è avvenuto come minore non accompagnato.",
      en: 'It is not recorded whether the entry was as an unaccompanied minor.',
    };
    return unknown(title, { missing, fix });
  }
  if (!enteredUnaccompanied) {
    const seen = {
      it: 'Ingresso da adulto o con la famiglia.',
      en: 'Entered as an adult or with the family.',
    };
    return unmet(title, { seen, fix });
  }
  return met(title, {
    seen: { it: 'Entrata come minore non accompagnato.', en: 'Entered as an unaccompanied minor.' },
  });
}
