import { accessibility } from './en/accessibility.ts';
import { actionPlans } from './en/action-plans.ts';
import { administration } from './en/administration.ts';
import { audit } from './en/audit.ts';
import { budgetPlans } from './en/budget-plans.ts';
import { budgets } from './en/budgets.ts';
import { caseFiles } from './en/case-files.ts';
import { common } from './en/common.ts';
import { dowries } from './en/dowries.ts';
import { eligibility } from './en/eligibility.ts';
import { home } from './en/home.ts';
import { identity } from './en/identity.ts';
import { ledger } from './en/ledger.ts';
import { network } from './en/network.ts';
import { programmes } from './en/programmes.ts';
import { shell } from './en/shell.ts';
import { territory } from './en/territory.ts';
import { ui } from './en/ui.ts';
import type { Texts } from './it.ts';
import type { Translation } from './translation.ts';

export const en = {
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
} satisfies Translation<Texts>;
