import { connectionCut } from './cases/connection-cut.ts';
import { deadlocks } from './cases/deadlocks.ts';
import { diskFull } from './cases/disk-full.ts';
import { exhaustion } from './cases/exhaustion.ts';
import { isolation } from './cases/isolation.ts';
import { killApi } from './cases/kill-api.ts';
import { killPostgres } from './cases/kill-postgres.ts';
import { overspend } from './cases/overspend.ts';
import { powerCut } from './cases/power-cut.ts';
import { repeatedKeys } from './cases/repeated-keys.ts';
import { tampering } from './cases/tampering.ts';
import { unsafeSettings } from './cases/unsafe-settings.ts';
import type { Fault } from './fault.ts';

/** Every fault that the product must withstand, in the order of the report. */
export const faults: readonly Fault[] = [
  killApi,
  killPostgres,
  connectionCut,
  overspend,
  repeatedKeys,
  deadlocks,
  exhaustion,
  tampering,
  isolation,
  diskFull,
  powerCut,
  unsafeSettings,
];
