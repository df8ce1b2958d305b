import { accessibility } from './it/accessibility.ts';
import { actionPlans } from './it/action-plans.ts';
import { administration } from './it/administration.ts';
import { audit } from './it/audit.ts';
import { budgetPlans } from './it/budget-plans.ts';
import { budgets } from './it/budgets.ts';
import { caseFiles } from './it/case-files.ts';
import { common } from './it/common.ts';
import { dowries } from './it/dowries.ts';
import { eligibility } from './it/eligibility.ts';
import { home } from './it/home.ts';
import { identity } from './it/identity.ts';
import { ledger } from './it/ledger.ts';
import { network } from './it/network.ts';
import { programmes } from './it/programmes.ts';
import { shell } from './it/shell.ts';
import { territory } from './it/territory.ts';
import { ui } from './it/ui.ts';

/** Every text a person sees, by feature. */
export const it = {
  accessibility,
  actionPlans,
  administration,
  audit,
  budgetPlans,
  budgets,
  caseFiles,
  common,
  dowries,
  eligibility,
  home,
  identity,
  ledger,
  network,
  programmes,
  shell,
  territory,
  ui,
};

export type Texts = typeof it;
