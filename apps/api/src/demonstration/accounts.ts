import type { PersonRole } from '@approdo/shared/roles';
import type { Demonstration } from '../platform/status-routes.ts';

/** The password of every account of the demonstration world. It protects nothing: the world is made of invented people. */
export const demonstrationPassword = 'porto-sicuro-di-prova';

/** The key of the demonstration's client application: the software of one promoter. */
export const demonstrationKey = 'apd_dimostrazione_chiave_del_promotore';

export interface DemonstrationAccount {
  email: string;
  name: string;
  role: PersonRole;
}

export const demonstrationAccounts: readonly DemonstrationAccount[] = [
  { email: 'operatore@approdo.test', name: 'Giulia Ferri', role: 'operator' },
  { email: 'coordinatore@approdo.test', name: 'Paolo Marchetti', role: 'coordinator' },
  { email: 'autorita@approdo.test', name: 'Elena Rinaldi', role: 'authority' },
  { email: 'revisore@approdo.test', name: 'Sandro Testa', role: 'auditor' },
  { email: 'mediatore@approdo.test', name: 'Amina Diop', role: 'mediator' },
  { email: 'amministratore@approdo.test', name: 'Luca Sanna', role: 'administrator' },
];

/** What the sign-in page shows of the demonstration world. */
export const demonstration: Demonstration = {
  accounts: [...demonstrationAccounts],
  password: demonstrationPassword,
  apiKey: demonstrationKey,
};
