export { addAccreditation } from './commands/accreditations.ts';
export { addOrganisation } from './commands/organisations.ts';
export { addSeat } from './commands/seats.ts';
export { organisationClosing } from './hooks.ts';
export { organisationIn } from './queries.ts';
export { networkRoutes } from './routes.ts';
export { accreditations, hostDetails, seats } from './tables.ts';
