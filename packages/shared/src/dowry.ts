/** The words of the dowry (dote individuale) that the API, the ledger and the screens share. */

/** The three lines of a dowry: what the promoter, the trainee and the host receive. */
export const dowryComponents = ['operatorServices', 'traineeAllowance', 'hostTutoring'] as const;

export type DowryComponent = (typeof dowryComponents)[number];

export const dowryComponentLabels: Readonly<Record<DowryComponent, { it: string; en: string }>> = {
  operatorServices: { it: 'Servizi dell’operatore', en: 'Operator services' },
  traineeAllowance: { it: 'Indennità di tirocinio', en: 'Trainee allowance' },
  hostTutoring: { it: 'Tutoraggio del soggetto ospitante', en: 'Host tutoring' },
};

/** The areas of guidance (attività) in which hours are planned and certified. */
export const serviceAreas = ['A1', 'A2', 'A3', 'A4'] as const;

export type ServiceArea = (typeof serviceAreas)[number];

export const serviceAreaLabels: Readonly<Record<ServiceArea, { it: string; en: string }>> = {
  A1: { it: 'Accoglienza', en: 'Welcome' },
  A2: { it: 'Presa in carico', en: 'Taking in charge' },
  A3: { it: 'Orientamento specialistico', en: 'Specialist guidance' },
  A4: { it: 'Orientamento alle opportunità', en: 'Guidance to opportunities' },
};
