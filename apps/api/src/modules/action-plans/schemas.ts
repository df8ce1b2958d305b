import { dowryComponents, serviceAreas } from '@approdo/shared/dowry';
import { planThemes } from '@approdo/shared/plan-catalogue';
import { planChangeKinds, planParts } from '@approdo/shared/plan-changes';
import { actionOutcomes, planBounds, planResponsibles } from '@approdo/shared/plan-content';
import { textBounds } from '@approdo/shared/text';
import Type, { type Static } from 'typebox';
import {
  Cents,
  Count,
  Day,
  enumOf,
  Id,
  Instant,
  List,
  Minutes,
  Nullable,
  named,
  Prose,
  pageOf,
  pageParameters,
  ref,
  Text,
  Version,
  ViolationShape,
} from '../../platform/schema.ts';
import { editionIds } from '../programmes/index.ts';
import { signatories, signingMethods } from './rules/signature-violations.ts';
import * as examples from './schema-examples.ts';

/** A name inside a plan: of a goal, an action, a variant. Whoever writes the plan chooses it. */
const Key = Type.String({ pattern: '^[A-Za-z0-9-]{1,40}$', minLength: 1, maxLength: 40 });
const CatalogueCode = Type.String({ pattern: '^[a-z-]{3,40}$', minLength: 3, maxLength: 40 });
const Title = Text(textBounds.line);
/** A day inside the text of a plan: plain text there, so that the page and the API share its type. In the years 2000 to 2199, which leaves room to count from it. */
const PlanDay = Type.String({ ...Day, pattern: '^2[01][0-9]{2}-[0-9]{2}-[0-9]{2}$' });
/** One line of three characters at least, apart from the spaces around them. */
const Reason = Type.String({
  ...Text(500, { minLength: 3 }),
  pattern:
    '^[^\\S\\u0000-\\u001f\\u2028\\u2029]*[^\\s\\u0000-\\u001f\\u007f-\\u009f][^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]+[^\\s\\u0000-\\u001f\\u007f-\\u009f][^\\S\\u0000-\\u001f\\u2028\\u2029]*$',
});

const PlanGoalShape = named('PlanGoal', { id: Key, title: Title, theme: enumOf(planThemes) });

const PlanActionShape = named(
  'PlanAction',
  {
    id: Key,
    goalId: Key,
    title: Title,
    theme: enumOf(planThemes),
    catalogueCode: Nullable(CatalogueCode),
    responsible: enumOf(planResponsibles),
    dueOn: Nullable(PlanDay),
    outcome: enumOf(actionOutcomes),
    closedOn: Nullable(PlanDay),
    closingReason: Nullable(Reason),
  },
  { description: 'Something to do for a goal; closed with an outcome, a day and a reason together.' },
);

const PlanServiceShape = named('PlanService', {
  area: enumOf(serviceAreas),
  minutes: Type.Integer({ ...Minutes, maximum: planBounds.minutes }),
});

const PlanInternshipShape = named('PlanInternship', {
  startsOn: Nullable(PlanDay),
  endsOn: Nullable(PlanDay),
  field: Nullable(Title),
});

export const PlanContentShape = named(
  'PlanContent',
  {
    variantId: Key,
    startsOn: Nullable(PlanDay),
    situation: Nullable(Prose(planBounds.situation)),
    goals: List(ref(PlanGoalShape), planBounds.goals),
    actions: List(ref(PlanActionShape), planBounds.actions),
    services: List(ref(PlanServiceShape), serviceAreas.length),
    internship: Nullable(ref(PlanInternshipShape)),
  },
  { description: 'What an action plan holds: goals and actions, services by area, the intended internship.' },
);

const WritePlanInternshipShape = named('WritePlanInternship', {
  startsOn: Type.Optional(PlanDay),
  endsOn: Type.Optional(PlanDay),
  field: Type.Optional(Title),
});

export const WritePlanShape = named(
  'WritePlan',
  {
    variantId: Key,
    startsOn: Type.Optional(PlanDay),
    situation: Type.Optional(Prose(planBounds.situation)),
    goals: List(ref(PlanGoalShape), planBounds.goals),
    actions: List(
      ref(
        named('WritePlanAction', {
          id: Key,
          goalId: Key,
          title: Title,
          theme: enumOf(planThemes),
          catalogueCode: Type.Optional(CatalogueCode),
          responsible: enumOf(planResponsibles),
          dueOn: Type.Optional(PlanDay),
          outcome: Type.Optional(enumOf(actionOutcomes)),
          closedOn: Type.Optional(PlanDay),
          closingReason: Type.Optional(Reason),
        }),
      ),
      planBounds.actions,
    ),
    services: List(ref(PlanServiceShape), serviceAreas.length),
    internship: Type.Optional(ref(WritePlanInternshipShape)),
  },
  { description: 'The whole text of a draft; what is left out is empty.', examples: [examples.writing] },
);
export type WritePlan = Static<typeof WritePlanShape>;

export const OpenPlanShape = named(
  'OpenPlan',
  {
    editionId: Type.String({ pattern: '^[a-z0-9-]{2,40}$', maxLength: 40 }),
    content: Type.Optional(ref(WritePlanShape)),
  },
  {
    description:
      'The edition the plan aims at; without a text it begins with the hours the edition asks for.',
    examples: [examples.opening],
  },
);
export type OpenPlan = Static<typeof OpenPlanShape>;

const PlanCostShape = named(
  'PlanCost',
  {
    lines: List(
      ref(
        named('PlanCostLine', {
          component: enumOf(dowryComponents),
          fundId: Text(40),
          plannedCents: Cents,
          uncappedCents: Cents,
          capCents: Cents,
          quantity: Type.Number({ format: 'double', minimum: 0, maximum: 10_000_000 }),
          quantityMax: Count,
          unit: enumOf(['minutes', 'months']),
        }),
      ),
      dowryComponents.length,
    ),
    plannedCents: Cents,
    uncappedCents: Cents,
    capCents: Cents,
  },
  { description: 'What the plan would cost the dowry, by component; never over the cap of each.' },
);

const SignatoryOperator = named('SigningOperator', { id: Id, name: Nullable(Text(120)) });

const signatureProperties = {
  signatory: enumOf(signatories),
  guardianName: Nullable(Text(200)),
  personSignedOn: Day,
  personMethod: enumOf(signingMethods),
  operatorSignedOn: Day,
  operatorMethod: enumOf(signingMethods),
  documentReference: Nullable(Text(200)),
};

export const PlanVersionSummaryShape = named(
  'ActionPlanVersionSummary',
  {
    id: Id,
    number: Version,
    reason: Nullable(Reason),
    plannedCents: Cents,
    ...signatureProperties,
    operator: ref(SignatoryOperator),
    recordedAt: Instant,
  },
  {
    description: 'A signed version of a plan: who signed, when and how. It never changes.',
    examples: [examples.versionSummary],
  },
);
export type PlanVersionSummary = Static<typeof PlanVersionSummaryShape>;
export const PlanVersionPage = pageOf('ActionPlanVersionPage', ref(PlanVersionSummaryShape));

const PlanChangeShape = named('PlanChange', {
  kind: enumOf(planChangeKinds),
  part: enumOf(planParts),
  title: Nullable(Title),
  fields: List(
    ref(
      named('PlanFieldChange', {
        field: Text(40),
        before: Nullable(Prose(planBounds.situation, { minLength: 0 })),
        after: Nullable(Prose(planBounds.situation, { minLength: 0 })),
      }),
    ),
    20,
  ),
});

export const PlanVersionShape = named(
  'ActionPlanVersion',
  {
    ...PlanVersionSummaryShape.properties,
    version: Type.Integer({ ...Version, description: 'Always 1: a signed version never changes.' }),
    actionPlanId: Id,
    content: ref(PlanContentShape),
    cost: ref(PlanCostShape),
    changes: List(ref(PlanChangeShape), 500),
  },
  {
    description: 'A signed version with its text, its cost and what changed since the version before.',
    examples: [examples.version],
  },
);
export type PlanVersion = Static<typeof PlanVersionShape>;

export const ActionPlanShape = named(
  'ActionPlan',
  {
    id: Id,
    caseFileId: Id,
    editionId: enumOf(editionIds),
    state: enumOf(['draft', 'signed', 'inRevision']),
    content: ref(PlanContentShape),
    cost: ref(PlanCostShape),
    violations: List(ref(ViolationShape), 500),
    revisionReason: Nullable(Reason),
    lastVersion: Nullable(ref(PlanVersionSummaryShape)),
    version: Version,
    createdAt: Instant,
    updatedAt: Instant,
    updatedByName: Nullable(Text(120)),
  },
  {
    description:
      'An action plan: its draft, or the last signed version when nothing is being changed. `violations` says what is missing before it can be signed.',
    examples: [examples.plan],
  },
);
export type ActionPlan = Static<typeof ActionPlanShape>;

export const ActionPlanPage = pageOf(
  'ActionPlanPage',
  ref(
    named(
      'ActionPlanSummary',
      {
        id: Id,
        editionId: enumOf(editionIds),
        state: enumOf(['draft', 'signed', 'inRevision']),
        plannedCents: Cents,
        signedNumber: Nullable(Version),
        version: Version,
        updatedAt: Instant,
      },
      { examples: [examples.planSummary] },
    ),
  ),
);

export const SignPlanShape = named(
  'SignPlan',
  {
    signatory: enumOf(signatories),
    guardianName: Type.Optional(Text(200)),
    personSignedOn: Day,
    personMethod: enumOf(signingMethods),
    operatorSignedOn: Day,
    operatorMethod: enumOf(signingMethods),
    documentReference: Type.Optional(Text(200)),
  },
  { description: 'Who signed, when and how; the operator is who asks.', examples: [examples.signing] },
);
export type SignPlan = Static<typeof SignPlanShape>;

export const RevisePlanShape = named('RevisePlan', { reason: Reason }, { examples: [examples.revising] });

export const CaseFilePlansParams = Type.Object({ caseFileId: Id });
export const ActionPlanParams = Type.Object({ actionPlanId: Id });
export const PlanVersionParams = Type.Object({
  actionPlanId: Id,
  number: Type.Integer({ format: 'int32', minimum: 1, maximum: 100_000 }),
});
export const PlanFilterShape = Type.Object({ ...pageParameters });
export type PlanFilter = Static<typeof PlanFilterShape>;
