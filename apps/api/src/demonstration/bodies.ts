import type { OrganisationKind, Sector } from '@approdo/shared/organisations';
import { vatCheckDigit } from '@approdo/shared/vat-digit';

/** A body of the demonstration world; names are invented, except those of places. */
export interface DemonstrationBody {
  kind: OrganisationKind;
  name: string;
  /** Where its main seat is: the ISTAT code of the municipality. */
  municipality: string;
  address: string;
  /** For promoters: the districts they work in, by code. */
  districts?: readonly string[];
  /** For hosts: sector and employees, which limit the trainees. */
  sector?: Sector;
  employees?: number;
}

/** How the people of the demonstration spread over its districts (parts in a hundred), and the body that runs each. */
export const districtPlans = [
  {
    code: 'LT/1',
    share: 35,
    body: 'Distretto socio-sanitario LT 1',
    municipality: '059001',
    address: 'Piazza Roma 1',
  },
  {
    code: 'CASALASCO',
    share: 20,
    body: 'Servizi sociali del Casalasco',
    municipality: '019021',
    address: 'Via Corsica 1',
  },
  {
    code: 'SR/48',
    share: 30,
    body: 'Distretto socio-sanitario 48 Siracusa',
    municipality: '089017',
    address: 'Via Italia 105',
  },
  {
    code: 'CZ',
    share: 15,
    body: 'Ambito territoriale di Catanzaro',
    municipality: '079023',
    address: 'Via Jannoni 68',
  },
] as const;

export const authorityBody: DemonstrationBody = {
  kind: 'authority',
  name: 'Ente attuatore dei programmi di integrazione',
  municipality: '058091',
  address: 'Via Guidubaldo del Monte 60',
};

export const mediationBody: DemonstrationBody = {
  kind: 'thirdSector',
  name: 'Cooperativa Lingue e Ponti',
  municipality: '059006',
  address: 'Via della Libertà 14',
};

export const promoters: readonly DemonstrationBody[] = [
  {
    kind: 'promoter',
    name: 'Approdi Lavoro cooperativa sociale',
    municipality: '059006',
    address: 'Via Madonna delle Grazie 8',
    districts: ['LT/1'],
  },
  {
    kind: 'promoter',
    name: 'Consorzio Pontino Formazione',
    municipality: '059001',
    address: 'Via dei Lauri 21',
    districts: ['LT/1'],
  },
  {
    kind: 'promoter',
    name: 'Agenzia Orizzonte',
    municipality: '059005',
    address: 'Corso della Repubblica 112',
    districts: ['LT/1', 'CZ'],
  },
  {
    kind: 'promoter',
    name: 'Fondazione Casa del Po',
    municipality: '019021',
    address: 'Piazza Garibaldi 5',
    districts: ['CASALASCO'],
  },
  {
    kind: 'promoter',
    name: 'Oglio Lavoro impresa sociale',
    municipality: '019116',
    address: 'Via Roma 33',
    districts: ['CASALASCO'],
  },
  {
    kind: 'promoter',
    name: 'Ortigia Inclusione cooperativa',
    municipality: '089017',
    address: 'Via Elorina 40',
    districts: ['SR/48'],
  },
  {
    kind: 'promoter',
    name: 'Centro Servizi Aretusa',
    municipality: '089017',
    address: 'Viale Teracati 156',
    districts: ['SR/48'],
  },
  {
    kind: 'promoter',
    name: 'Consorzio Magna Lavoro',
    municipality: '079023',
    address: 'Via Lucrezia della Valle 9',
    districts: ['CZ'],
  },
];

const hostSectors = [
  [
    'hospitality',
    [
      'Trattoria del Borgo',
      'Albergo Belvedere',
      'Osteria La Torre',
      'Ristorante Al Molo',
      'Hotel Aurora',
      'Pizzeria Vesuvio',
      'Agriturismo Le Querce',
    ],
  ],
  [
    'manufacturing',
    [
      'Officine Meccaniche Riva',
      'Conserve Casalasche',
      'Falegnameria Bassi',
      'Tessitura Tiriolo',
      'Caseificio Valcorta',
    ],
  ],
  ['trade', ['Supermercati Vicini', 'Ferramenta Neri', 'Ortofrutta Mancini', 'Libreria Porta Ninfina']],
  ['healthAndSocial', ['Residenza Villa Serena', 'Cura Insieme', 'Casa Albergo San Biagio']],
  [
    'agriculture',
    ['Azienda agricola Presila', 'Vigne dei Monti Lepini', 'Vivai del Circeo', 'Cascina Bellaria'],
  ],
  ['construction', ['Costruzioni Ferrante', 'Impianti Pontini']],
  ['transport', ['Trasporti Pontina', 'Logistica Casalasca', 'Magazzini del Porto']],
  ['otherServices', ['Sartoria Fili', 'Parrucchieri Luce']],
] as const;

const hostSeats = ['059006', '059001', '019021', '089017', '079023'];

/** Thirty hosts, in the sectors where most internships take place. A name that tells of a place stands where its seat falls. */
export const hosts: readonly DemonstrationBody[] = hostSectors.flatMap(([sector, names], sectorIndex) =>
  names.map((name, index) => ({
    kind: 'host' as const,
    name: `${name} srl`,
    municipality: hostSeats[(sectorIndex + index) % hostSeats.length] ?? '059006',
    address: `Via Nazionale ${10 + sectorIndex * 7 + index}`,
    sector,
    employees: 3 + ((sectorIndex * 11 + index * 17) % 60),
  })),
);

/** A valid VAT number for the body with this place in the list; no real body has it, since none begins with 99. */
export function vatNumberOf(index: number): string {
  const firstTen = `99${index.toString().padStart(8, '0')}`;
  return `${firstTen}${vatCheckDigit(firstTen)}`;
}
