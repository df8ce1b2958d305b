import type { Permission } from '@approdo/shared/permissions';
import type { TextOf } from '../i18n/i18n.ts';
import { api, type Shapes, unwrap } from '../lib/api.ts';
import { formatDay, formatPersonName } from '../lib/format.ts';
import { paths } from '../lib/paths.ts';
import type { Command } from '../ui/command.ts';
import { CaseFilesIcon, DowriesIcon, OrganisationsIcon } from '../ui/icons.tsx';

export interface GlobalSearchOptions {
  can: (permission: Permission) => boolean;
  t: TextOf;
  go: (address: string) => void;
}

const foundMax = 5;
/** Codes are looked for by their end: `FA-2026-000123`, `2026-123`, `123`. */
const codePattern = /^(?:(?:fa|do)-?)?[\d-]+$/i;

/** What a text finds beyond the pages: people, doti and bodies, as far as the reader may see them. */
export function globalSearch({ can, t, go }: GlobalSearchOptions) {
  return async (text: string, signal: AbortSignal): Promise<readonly Command[]> => {
    const isCode = codePattern.test(text);
    const searches = [
      can('case-files:read') && (isCode ? caseFilesByCode(text, signal) : caseFilesByName(text, signal)),
      can('dowries:read') && isCode && dowriesByCode(text, signal),
      can('organisations:read') && !isCode && organisationsByName(text, signal),
    ].filter((search) => search !== false);
    // One search that fails does not hide what the others found.
    const answers = await Promise.allSettled(searches);
    const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    return found.map(({ to, kind, ...command }) => ({
      ...command,
      group: t(`shell.found.${kind}`),
      onSelect: () => go(to),
    }));
  };
}

interface FoundThing extends Omit<Command, 'group' | 'onSelect'> {
  readonly kind: 'caseFiles' | 'dowries' | 'organisations';
  readonly to: string;
}

// A name is personal, so it travels in the body and never in an address.
async function caseFilesByName(q: string, signal: AbortSignal): Promise<FoundThing[]> {
  const page = await unwrap(api.POST('/case-file-searches', { body: { q, limit: foundMax }, signal }));
  return page.items.map(({ caseFile }) => caseFileFound(caseFile));
}

async function caseFilesByCode(code: string, signal: AbortSignal): Promise<FoundThing[]> {
  const query = { code, limit: foundMax };
  const page = await unwrap(api.GET('/case-files', { params: { query }, signal }));
  return page.items.map(caseFileFound);
}

function caseFileFound(caseFile: Shapes['CaseFileSummary']): FoundThing {
  return {
    id: caseFile.id,
    kind: 'caseFiles',
    label: formatPersonName(caseFile),
    description: `${formatDay(caseFile.birthDate)} · ${caseFile.code}`,
    icon: CaseFilesIcon,
    to: paths.caseFile(caseFile.id),
  };
}

async function dowriesByCode(code: string, signal: AbortSignal): Promise<FoundThing[]> {
  const query = { code, limit: foundMax };
  const page = await unwrap(api.GET('/dowries', { params: { query }, signal }));
  return page.items.map((dowry) => ({
    id: dowry.id,
    kind: 'dowries',
    label: dowry.code,
    description: dowry.promoter.name,
    icon: DowriesIcon,
    to: paths.dowry(dowry.id),
  }));
}

async function organisationsByName(q: string, signal: AbortSignal): Promise<FoundThing[]> {
  const query = { q, limit: foundMax };
  const page = await unwrap(api.GET('/organisations', { params: { query }, signal }));
  return page.items.map((organisation) => ({
    id: organisation.id,
    kind: 'organisations',
    label: organisation.name,
    icon: OrganisationsIcon,
    to: paths.organisation(organisation.id),
  }));
}
