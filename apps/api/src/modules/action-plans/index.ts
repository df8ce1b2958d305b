import './acts.ts';

/** What other modules may use of the action plans. */
export { openPlan, signPlan, writePlan } from './commands.ts';
export { plannedContentOf } from './queries.ts';
export { actionPlanRoutes } from './routes.ts';
export { actionPlans, actionPlanVersions } from './tables.ts';
export { type SignedPlan, signedPlanOf } from './version-queries.ts';
