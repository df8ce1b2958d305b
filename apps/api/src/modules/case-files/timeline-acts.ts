import { searchable } from '@approdo/shared/text';
import type { Localised } from '../../platform/problem.ts';

const names = new Map<string, Localised>();

/** Says in words what the acts of a module are; the timeline shows them, and finds them by these words. */
export function nameActs(acts: Readonly<Record<string, Localised>>): void {
  for (const [action, name] of Object.entries(acts)) names.set(action, name);
}

/** What was done, in words; the action itself where nobody named it. */
export function nameOfAct(action: string): Localised {
  return names.get(action) ?? { it: action, en: action };
}

/** The acts in whose words, in either language, every word of the text occurs. */
export function actsNamed(text: string): string[] {
  const words = searchable(text).split(' ');
  return [...names.entries()].flatMap(([action, { it, en }]) => {
    const said = searchable(`${it} ${en}`);
    return words.every((word) => said.includes(word)) ? [action] : [];
  });
}

nameActs({
  'caseFile.opened': { it: 'Fascicolo aperto', en: 'Case file opened' },
  'caseFile.changed': { it: 'Dati della persona modificati', en: 'Personal data changed' },
  'caseFile.revealed': { it: 'Dati riservati consultati', en: 'Restricted data looked at' },
  'taxCode.added': { it: 'Codice fiscale aggiunto', en: 'Tax code added' },
  'taxCode.changed': { it: 'Codice fiscale modificato', en: 'Tax code changed' },
  'taxCode.removed': { it: 'Codice fiscale tolto', en: 'Tax code removed' },
  'stayPermit.added': { it: 'Titolo di soggiorno aggiunto', en: 'Stay permit added' },
  'stayPermit.changed': { it: 'Titolo di soggiorno modificato', en: 'Stay permit changed' },
  'stayPermit.removed': { it: 'Titolo di soggiorno tolto', en: 'Stay permit removed' },
  'employmentStatus.added': { it: 'Condizione occupazionale aggiunta', en: 'Employment status added' },
  'employmentStatus.changed': { it: 'Condizione occupazionale modificata', en: 'Employment status changed' },
  'employmentStatus.removed': { it: 'Condizione occupazionale tolta', en: 'Employment status removed' },
  'workDeclaration.added': { it: 'DID aggiunta', en: 'Work declaration (DID) added' },
  'workDeclaration.changed': { it: 'DID modificata', en: 'Work declaration (DID) changed' },
  'workDeclaration.removed': { it: 'DID tolta', en: 'Work declaration (DID) removed' },
  'servicePact.added': { it: 'Patto di servizio aggiunto', en: 'Service pact added' },
  'servicePact.changed': { it: 'Patto di servizio modificato', en: 'Service pact changed' },
  'servicePact.removed': { it: 'Patto di servizio tolto', en: 'Service pact removed' },
  'education.added': { it: 'Titolo di studio aggiunto', en: 'Education added' },
  'education.changed': { it: 'Titolo di studio modificato', en: 'Education changed' },
  'education.removed': { it: 'Titolo di studio tolto', en: 'Education removed' },
  'consent.added': { it: 'Consenso o informativa aggiunti', en: 'Consent or privacy notice added' },
  'consent.changed': { it: 'Consenso o informativa modificati', en: 'Consent or privacy notice changed' },
  'consent.removed': { it: 'Consenso o informativa tolti', en: 'Consent or privacy notice removed' },
  'languages.set': { it: 'Lingue aggiornate', en: 'Languages updated' },
});
