import type { CivilDate } from '@approdo/shared/dates';
import { serviceAreas } from '@approdo/shared/dowry';
import type { PlanContent, PlanInternship } from '@approdo/shared/plan-content';
import type { Edition } from '../../programmes/index.ts';
import type { WritePlan } from '../schemas.ts';

/** The text of a draft as it is stored: what was left out is empty. */
export function contentOf(input: WritePlan): PlanContent {
  return {
    variantId: input.variantId,
    startsOn: input.startsOn ?? null,
    situation: input.situation ?? null,
    goals: input.goals,
    actions: input.actions.map((action) => ({
      ...action,
      catalogueCode: action.catalogueCode ?? null,
      dueOn: action.dueOn ?? null,
      outcome: action.outcome ?? 'open',
      closedOn: action.closedOn ?? null,
      closingReason: action.closingReason ?? null,
    })),
    services: input.services,
    internship: internshipOf(input.internship),
  };
}

/** Where a new plan begins: today, with the hours that the edition asks for in each area. */
export function firstContent(edition: Edition, today: CivilDate): PlanContent {
  const services = serviceAreas.flatMap((area) => {
    const minutes = edition.guidance.areaMinutes[area].value;
    return minutes === null || minutes === 0 ? [] : [{ area, minutes }];
  });
  const [{ id: variantId }] = edition.variants;
  return { variantId, startsOn: today, situation: null, goals: [], actions: [], services, internship: null };
}

function internshipOf(internship: WritePlan['internship']): PlanInternship | null {
  if (internship === undefined) return null;
  const { startsOn = null, endsOn = null, field = null } = internship;
  return { startsOn, endsOn, field };
}
