import type { CivilDate } from '@approdo/shared/dates';
import { createHook } from '../../platform/hook.ts';

/** A body is about to be closed: whoever still needs it throws. */
export const organisationClosing = createHook<{ organisationId: string; closedOn: CivilDate }>();
