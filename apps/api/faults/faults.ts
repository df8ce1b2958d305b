import { connectionCut } from './cases/connection-cut.ts';
import { exhaustion } from './cases/exhaustion.ts';
import { killApi } from './cases/kill-api.ts';
import { killPostgres } from './cases/kill-postgres.ts';
import { repeatedKeys } from './cases/repeated-keys.ts';
import type { Fault } from './fault.ts';

/** Every fault that the product must withstand, in the order of the report. */
export const faults: readonly Fault[] = [killApi, killPostgres, connectionCut, repeatedKeys, exhaustion];
