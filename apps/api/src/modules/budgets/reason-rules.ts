import type { PostingKind } from '@approdo/shared/ledger';
import { formatEuro } from '@approdo/shared/money';
import type { Localised } from '../../platform/problem.ts';
import type { Edition } from '../programmes/index.ts';
import { durationOf, evidenceWords } from './evidence-rules.ts';

/** A figure or a proof that a movement rests on. */
export interface ReasonInput {
  name: string;
  label: Localised;
  value: Localised;
  /** Null for what was recorded with the movement. */
  source: string | null;
  assumed: boolean;
}

export interface MovementFacts {
  kind: PostingKind;
  evidence: Readonly<Record<string, string | number>>;
  components: readonly string[];
  /** Of the dowry, else of the fund; undefined when the movement is of none. */
  edition: Edition | undefined;
  /** The length of the dowry; the ordinary one when it is not known. */
  variantId: string | null;
  /** Of the dowry that the evidence names; null for none, or one that the actor does not see. */
  dowryCode: string | null;
}

export interface MovementRule {
  rule: Localised;
  inputs: ReasonInput[];
}

/** Why money moved: the rule in words, then what it rests on — what was recorded with the movement and the edition's figures. */
export function reasonOf(facts: MovementFacts): MovementRule {
  return {
    rule: facts.kind === 'accrue' ? accrualRule(facts.evidence) : rules[facts.kind],
    inputs: [...evidenceInputs(facts), ...priceInputs(facts)],
  };
}

const rules: Record<Exclude<PostingKind, 'accrue'>, Localised> = {
  fund: {
    it: 'Un atto dell’autorità porta risorse nel fondo dell’avviso.',
    en: 'An act of the authority brings money into the fund of the edition.',
  },
  allocate: {
    it: 'Un atto dell’autorità assegna a un distretto una quota del fondo.',
    en: 'An act of the authority gives a district a share of the fund.',
  },
  transfer: {
    it: 'Una persona ha proposto il trasferimento fra distretti e un’altra lo ha approvato.',
    en: 'One person proposed the transfer between districts and another approved it.',
  },
  reserve: {
    it: 'Il nulla osta mette da parte le tre voci della dote, per gli importi dell’avviso, sui fondi del distretto.',
    en: 'The clearance sets the three lines of the dowry aside, for the edition’s amounts, on the funds of the district.',
  },
  release: {
    it: 'Quanto messo da parte e non dovuto torna disponibile al distretto lo stesso giorno.',
    en: 'What was set aside and is not due is available to the district again on the same day.',
  },
  commit: {
    it: 'Con l’avvio del tirocinio le somme riservate diventano impegnate.',
    en: 'When the internship starts, what was reserved is committed.',
  },
  order: {
    it: 'L’autorità ha ordinato il pagamento di somme maturate.',
    en: 'The authority ordered the payment of amounts that are due.',
  },
  pay: {
    it: 'La banca ha eseguito il pagamento ordinato.',
    en: 'The bank executed the payment that was ordered.',
  },
  reject: {
    it: 'La banca ha respinto il pagamento: la somma torna fra quelle maturate.',
    en: 'The bank rejected the payment: the amount is due again.',
  },
  recover: {
    it: 'Una somma pagata e non dovuta è stata chiesta indietro.',
    en: 'An amount that was paid and not due was asked back.',
  },
  recovered: {
    it: 'La somma chiesta indietro è rientrata e torna disponibile al distretto.',
    en: 'The amount that was asked back has come and is available to the district again.',
  },
  reverse: {
    it: 'Una registrazione è stata annullata: ogni somma torna da dove era venuta.',
    en: 'A posting was undone: every amount goes back to where it came from.',
  },
};

function accrualRule(evidence: MovementFacts['evidence']): Localised {
  if ('timesheetId' in evidence)
    return {
      it: 'I servizi maturano in proporzione ai minuti certificati sui minuti previsti, in centesimi interi; agli ultimi minuti il resto.',
      en: 'Services become due in proportion to the minutes certified over the minutes required, in whole cents; the last minutes take the remainder.',
    };
  if ('month' in evidence)
    return {
      it: 'Un mese di tirocinio ammesso rende dovuta l’indennità del mese: intera se le ore frequentate raggiungono la soglia delle ore previste.',
      en: 'A month of internship that is admitted makes its allowance due: whole when the hours attended reach the threshold of the hours planned.',
    };
  return {
    it: 'Il percorso completato rende dovuta la voce.',
    en: 'The completed path makes the line due.',
  };
}

function evidenceInputs({ evidence, dowryCode }: MovementFacts): ReasonInput[] {
  return Object.entries(evidence).map(([name, value]) => ({
    name,
    ...evidenceWords(name, name === 'dowryId' && dowryCode !== null ? dowryCode : value),
    source: null,
    assumed: false,
  }));
}

const same = (text: string): Localised => ({ it: text, en: text });
const euro = (amount: number): Localised => ({ it: formatEuro(amount), en: formatEuro(amount, 'en') });

/** The figures of the edition by which the amount was reckoned, each with its source. */
function priceInputs({ kind, evidence, components, edition, variantId }: MovementFacts): ReasonInput[] {
  const variant = edition?.variants.find(({ id }) => id === variantId) ?? edition?.variants[0];
  if (!edition || !variant) return [];
  if (kind === 'reserve' || kind === 'commit') return amountInputs(variant, components);
  if (kind !== 'accrue') return [];
  if ('timesheetId' in evidence)
    return [
      ...amountInputs(variant, components),
      {
        ...figureInput(
          'requiredMinutes',
          { it: 'Ore previste', en: 'Hours required' },
          variant.requiredMinutes,
        ),
        value: durationOf(variant.requiredMinutes.value) ?? same(String(variant.requiredMinutes.value)),
      },
    ];
  if ('month' in evidence)
    return [
      {
        ...figureInput(
          'monthlyAllowanceCents',
          { it: 'Indennità mensile', en: 'Monthly allowance' },
          variant.monthlyAllowanceCents,
        ),
        value: euro(variant.monthlyAllowanceCents.value),
      },
      figureInput(
        'thresholdPercent',
        { it: 'Soglia di frequenza (%)', en: 'Attendance threshold (%)' },
        edition.month.thresholdPercent,
      ),
    ];
  return amountInputs(variant, components);
}

function amountInputs(variant: Edition['variants'][number], components: readonly string[]): ReasonInput[] {
  return variant.components
    .filter(({ component }) => components.includes(component))
    .map(({ component, amountCents }) => ({
      ...figureInput(`${component}Cents`, componentLabels[component], amountCents),
      value: euro(amountCents.value),
    }));
}

const componentLabels: Record<Edition['variants'][number]['components'][number]['component'], Localised> = {
  operatorServices: { it: 'Importo dei servizi dell’operatore', en: 'Amount of the operator services' },
  traineeAllowance: { it: 'Importo dell’indennità di tirocinio', en: 'Amount of the trainee allowance' },
  hostTutoring: { it: 'Importo del tutoraggio', en: 'Amount of the host tutoring' },
};

function figureInput(
  name: string,
  label: Localised,
  figure: { value: number; source: string; assumed: boolean },
): ReasonInput {
  return { name, label, value: same(String(figure.value)), source: figure.source, assumed: figure.assumed };
}
