import type { Context } from '../../../platform/context.ts';
import type { Language } from '../../../platform/problem.ts';
import { editionNamed } from '../../programmes/index.ts';
import type { Eligibility, EligibilityCondition, EligibilityQuestion } from '../eligibility-schemas.ts';
import type { Condition, Sentence } from '../rules/condition.ts';
import { eligibilityVerdict, verdictOutcome } from '../rules/eligibility.ts';
import { fileFactsIn } from './facts.ts';

/** Every condition of an edition for the person of a case file on a day (today unless said). Errors: 404, 422. */
export function eligibilityOf(ctx: Context, question: EligibilityQuestion): Promise<Eligibility> {
  const { caseFileId, editionId, on = ctx.clock.today() } = question;
  const edition = editionNamed(editionId);
  return ctx.read(async (tx) => {
    const { eligibility } = await fileFactsIn(tx, { caseFileId, edition, on });
    const conditions = eligibilityVerdict(eligibility, edition, on);
    return {
      caseFileId,
      editionId,
      on,
      outcome: verdictOutcome(conditions),
      conditions: conditionsIn(conditions, ctx.language),
    };
  });
}

/** The conditions as they cross HTTP, in the language of the answer. */
export function conditionsIn(conditions: readonly Condition[], language: Language): EligibilityCondition[] {
  const said = (sentence: Sentence | null) => sentence?.[language] ?? null;
  return conditions.map(({ code, outcome, title, seen, missing, fix, warning, numbers }) => ({
    code,
    outcome,
    title: title[language],
    seen: said(seen),
    missing: said(missing),
    fix: said(fix),
    warning: said(warning),
    figures: Object.entries(numbers).map(([name, value]) => ({ name, value })),
  }));
}
