export { allocateToDistricts, fundProgramme } from './commands.ts';
export { planAllocations } from './plan-commands.ts';
export { budgetRoutes } from './routes.ts';
export { type FirstInLine, firstInLine } from './waiting-order-queries.ts';
