import { vatCheckDigit } from '@approdo/shared/vat-digit';
import type { OrganisationKind } from '../modules/identity/index.ts';

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
  sector?: string;
  employees?: number;
}

/** The districts of the demonstration, with the share of the people who live there. */
export const demonstrationDistricts = [
  { code: 'LT/1', share: 35, body: 'Distretto socio-sanitario LT/1', municipality: '059001' },
  { code: 'CASALASCO', share: 20, body: 'Concass – Consorzio Casalasco Servizi Sociali', municipality: '019021' },
  { code: 'SR/48', share: 30, body: 'Distretto socio-sanitario 48 di Siracusa', municipality: '089017' },
  { code: 'CZ', share: 15, body: 'Ambito territoriale di Catanzaro', municipality: '079023' },
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
  { kind: 'promoter', name: 'Approdi Lavoro cooperativa sociale', municipality: '059006', address: 'Via Madonna delle Grazie 8', districts: ['LT/1'] },
  { kind: 'promoter', name: 'Consorzio Pontino Formazione', municipality: '059001', address: 'Via dei Lauri 21', districts: ['LT/1'] },
  { kind: 'promoter', name: 'Agenzia Orizzonte', municipality: '059005', address: 'Corso della Repubblica 112', districts: ['LT/1', 'CZ'] },
  { kind: 'promoter', name: 'Fondazione Casa del Po', municipality: '019021', address: 'Piazza Garibaldi 5', districts: ['CASALASCO'] },
  { kind: 'promoter', name: 'Oglio Lavoro impresa sociale', municipality: '019116', address: 'Via Roma 33', districts: ['CASALASCO'] },
  { kind: 'promoter', name: 'Ortigia Inclusione cooperativa', municipality: '089017', address: 'Via Elorina 40', districts: ['SR/48'] },
  { kind: 'promoter', name: 'Centro Servizi Aretusa', municipality: '089017', address: 'Viale Teracati 156', districts: ['SR/48'] },
  { kind: 'promoter', name: 'Consorzio Magna Lavoro', municipality: '079023', address: 'Via Lucrezia della Valle 9', districts: ['CZ'] },
];

const hostSectors = [
  ['Ristorazione e alloggio', ['Trattoria del Borgo', 'Albergo Belvedere', 'Osteria La Torre', 'Ristorante Al Molo', 'Hotel Aurora', 'Pizzeria Vesuvio', 'Agriturismo Le Querce']],
  ['Manifattura', ['Officine Meccaniche Riva', 'Conserve del Sole', 'Falegnameria Bassi', 'Tessitura Padana', 'Caseificio Valcorta']],
  ['Commercio', ['Supermercati Vicini', 'Ferramenta Neri', 'Ortofrutta Mancini', 'Libreria Porto Aperto']],
  ['Sanità e assistenza', ['Residenza Villa Serena', 'Cooperativa Cura Insieme', 'Casa Albergo San Biagio']],
  ['Agricoltura', ['Azienda agricola Monti Lepini', 'Cascina Bellaria', 'Agrumi di Sicilia', 'Vivai del Circeo']],
  ['Edilizia', ['Costruzioni Ferrante', 'Impianti Lombardo']],
  ['Logistica e pulizie', ['Trasporti Adda', 'Lindo Servizi', 'Magazzini del Porto']],
  ['Servizi alla persona', ['Sartoria Fili', 'Parrucchieri Luce']],
] as const;

const hostSeats = ['059006', '059001', '019021', '089017', '079023'];

/** Thirty hosts, in the sectors where most internships take place. */
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
