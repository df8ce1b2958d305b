import './acts.ts';
import './closing.ts';
import './reversals.ts';

export { grantClearance } from './commands/clearance.ts';
export { refuseDowry, withdrawDowry } from './commands/endings.ts';
export { requestDowry } from './commands/request.ts';
export { dowryActRoutes, dowryRoutes } from './routes.ts';
export type { Dowry } from './schemas.ts';
export { dowries, dowryComponents } from './tables.ts';
