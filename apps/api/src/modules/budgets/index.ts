export { allocateToDistricts, fundProgramme } from './commands.ts';
export { budgetRoutes } from './routes.ts';
