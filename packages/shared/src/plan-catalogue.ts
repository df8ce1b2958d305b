/** The themes of an action plan and the actions that most plans share; free text is always allowed beside them. */

export const planThemes = [
  'work',
  'skills',
  'italian',
  'documents',
  'housing',
  'health',
  'family',
  'mobility',
  'money',
  'community',
] as const;

export type PlanTheme = (typeof planThemes)[number];

interface Label {
  readonly it: string;
  readonly en: string;
}

export const planThemeLabels: Readonly<Record<PlanTheme, Label>> = {
  work: { it: 'Lavoro', en: 'Work' },
  skills: { it: 'Competenze e formazione', en: 'Skills and training' },
  italian: { it: 'Lingua italiana', en: 'Italian language' },
  documents: { it: 'Documenti', en: 'Documents' },
  housing: { it: 'Casa', en: 'Housing' },
  health: { it: 'Salute', en: 'Health' },
  family: { it: 'Famiglia', en: 'Family' },
  mobility: { it: 'Spostamenti', en: 'Getting around' },
  money: { it: 'Conto e risparmio', en: 'Bank and savings' },
  community: { it: 'Vita sul territorio', en: 'Life in the community' },
};

export interface CatalogueAction extends Label {
  readonly code: string;
  readonly theme: PlanTheme;
}

/** Actions to pick from; the code stays with the plan, the words may be changed there. */
export const planCatalogue: readonly CatalogueAction[] = [
  entry('skills-balance', 'skills', 'Bilancio delle competenze', 'Balance of skills'),
  entry('skills-recognition', 'skills', 'Riconoscimento del titolo di studio', 'Recognition of the diploma'),
  entry('skills-course', 'skills', 'Iscrizione a un corso di formazione', 'Enrolment in a training course'),
  entry('skills-safety', 'skills', 'Corso sulla sicurezza sul lavoro', 'Course on safety at work'),
  entry('work-cv', 'work', 'Stesura del curriculum', 'Writing the CV'),
  entry('work-interview', 'work', 'Preparazione al colloquio', 'Preparing for the interview'),
  entry('work-host', 'work', "Ricerca dell'azienda ospitante", 'Search for the host'),
  entry('work-visit', 'work', 'Visita in azienda e incontro con il tutor', 'Visit to the host and its tutor'),
  entry('work-centre', 'work', "Iscrizione al centro per l'impiego", 'Registration at the employment centre'),
  entry('work-after', 'work', 'Ricerca di lavoro dopo il tirocinio', 'Job search after the internship'),
  entry('italian-level', 'italian', 'Verifica del livello di italiano', 'Test of the level of Italian'),
  entry('italian-course', 'italian', 'Corso di italiano (CPIA o associazione)', 'Italian course'),
  entry('italian-exam', 'italian', "Esame di certificazione dell'italiano", 'Italian certification exam'),
  entry('documents-renewal', 'documents', 'Rinnovo del titolo di soggiorno', 'Renewal of the stay permit'),
  entry(
    'documents-tax-code',
    'documents',
    'Richiesta del codice fiscale definitivo',
    'Request of the final tax code',
  ),
  entry('documents-residence', 'documents', 'Iscrizione anagrafica', 'Registration of residence'),
  entry('documents-licence', 'documents', 'Patente di guida', 'Driving licence'),
  entry('housing-search', 'housing', 'Ricerca di una casa o di una stanza', 'Search for a home or a room'),
  entry(
    'housing-lease',
    'housing',
    'Lettura e registrazione del contratto',
    'Reading and registering the lease',
  ),
  entry('health-card', 'health', 'Tessera sanitaria e medico di base', 'Health card and family doctor'),
  entry('health-visit', 'health', 'Visita di idoneità al lavoro', 'Medical examination for work'),
  entry(
    'family-school',
    'family',
    'Iscrizione dei figli a scuola o al nido',
    "Children's enrolment at school",
  ),
  entry(
    'family-care',
    'family',
    'Cura dei figli negli orari di tirocinio',
    'Childcare during the internship',
  ),
  entry('mobility-transport', 'mobility', 'Abbonamento ai mezzi pubblici', 'Public transport pass'),
  entry(
    'mobility-bicycle',
    'mobility',
    "Bicicletta o passaggio per l'azienda",
    'Bicycle or lift to the host',
  ),
  entry('money-account', 'money', 'Apertura di un conto con IBAN', 'Opening an account with an IBAN'),
  entry('money-isee', 'money', "Richiesta dell'ISEE", 'Request of the ISEE certificate'),
  entry(
    'community-rights',
    'community',
    'Conoscere diritti e doveri di chi lavora',
    "Workers' rights and duties",
  ),
  entry(
    'community-services',
    'community',
    'Orientamento ai servizi del territorio',
    'Orientation to local services',
  ),
];

/** Whether a code is an entry of the catalogue. */
export function isCatalogueCode(code: string): boolean {
  return planCatalogue.some((action) => action.code === code);
}

function entry(code: string, theme: PlanTheme, it: string, en: string): CatalogueAction {
  return { code, theme, it, en };
}
