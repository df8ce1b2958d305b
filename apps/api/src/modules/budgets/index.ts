export { allocateToDistricts, fundProgramme } from './commands.ts';
export { budgetRoutes } from './routes.ts';
export { type FirstInLine, firstInLine } from './waiting-order-queries.ts';
