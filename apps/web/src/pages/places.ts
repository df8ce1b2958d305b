import type { Permission } from '@approdo/shared/permissions';
import { paths } from '../lib/paths.ts';
import {
  AuditIcon,
  BudgetsIcon,
  CaseFilesIcon,
  DowriesIcon,
  EditionsIcon,
  HomeIcon,
  type Icon,
  KeyIcon,
  LedgerIcon,
  OrganisationsIcon,
  UsersIcon,
} from '../ui/icons.tsx';

export interface Destination {
  readonly key:
    | 'home'
    | 'caseFiles'
    | 'dowries'
    | 'budgets'
    | 'ledger'
    | 'organisations'
    | 'editions'
    | 'users'
    | 'apiKeys'
    | 'audit';
  readonly to: string;
  readonly icon: Icon;
  /** Who lacks it does not see the place at all. */
  readonly permission?: Permission;
}

export interface DestinationGroup {
  readonly key: 'work' | 'reference' | 'administration';
  readonly destinations: readonly Destination[];
}

/** Every place of the application, in the order of the work. */
export const navigation: readonly DestinationGroup[] = [
  {
    key: 'work',
    destinations: [
      { key: 'home', to: paths.home(), icon: HomeIcon },
      { key: 'caseFiles', to: paths.caseFiles(), icon: CaseFilesIcon, permission: 'case-files:read' },
      { key: 'dowries', to: paths.dowries(), icon: DowriesIcon, permission: 'dowries:read' },
      { key: 'budgets', to: paths.budgets(), icon: BudgetsIcon, permission: 'budgets:read' },
      { key: 'ledger', to: paths.ledger(), icon: LedgerIcon, permission: 'ledger:read' },
    ],
  },
  {
    key: 'reference',
    destinations: [
      {
        key: 'organisations',
        to: paths.organisations(),
        icon: OrganisationsIcon,
        permission: 'organisations:read',
      },
      { key: 'editions', to: paths.editions(), icon: EditionsIcon, permission: 'programmes:read' },
    ],
  },
  {
    key: 'administration',
    destinations: [
      { key: 'users', to: paths.users(), icon: UsersIcon, permission: 'users:read' },
      { key: 'apiKeys', to: paths.apiKeys(), icon: KeyIcon, permission: 'api-keys:read' },
      { key: 'audit', to: paths.audit(), icon: AuditIcon, permission: 'audit:read' },
    ],
  },
];

/** The places a person may go to; groups left empty are left out. */
export function navigationFor(can: (permission: Permission) => boolean): DestinationGroup[] {
  return navigation
    .map((group) => ({
      ...group,
      destinations: group.destinations.filter(({ permission }) => !permission || can(permission)),
    }))
    .filter((group) => group.destinations.length > 0);
}
