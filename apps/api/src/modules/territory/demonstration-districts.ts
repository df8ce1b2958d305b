import type { EstablishDistrict } from './commands.ts';

/** A district of the demonstration world, and whether its composition is taken from a source or assumed. */
export interface DemonstrationDistrict extends EstablishDistrict {
  readonly assumed: boolean;
}

/** The districts of the demonstration world: real ones, two of them with a composition that no source at hand confirms. */
export const demonstrationDistricts: readonly DemonstrationDistrict[] = [
  {
    code: 'LT/1',
    name: 'Distretto socio-sanitario LT 1',
    regionCode: '12',
    assumed: false,
    municipalityIstatCodes: [
      '059001', // Aprilia
      '059005', // Cisterna di Latina
      '059006', // Cori
      '059022', // Rocca Massima
    ],
  },
  {
    code: 'CASALASCO',
    name: 'Ambito territoriale Casalasco',
    regionCode: '03',
    assumed: false,
    municipalityIstatCodes: [
      '019009', // Calvatone
      '019021', // Casalmaggiore
      '019023', // Casteldidone
      '019031', // Cingia de' Botti
      '019116', // Piadena Drizzona
      '019052', // Gussola
      '019057', // Martignana di Po
      '019061', // Motta Baluffi
      '019083', // Rivarolo del Re ed Uniti
      '019090', // San Giovanni in Croce
      '019091', // San Martino del Lago
      '019092', // Scandolara Ravara
      '019096', // Solarolo Rainerio
      '019101', // Spineda
      '019106', // Tornata
      '019108', // Torricella del Pizzo
      '019115', // Voltido
    ],
  },
  {
    code: 'SR/48',
    name: 'Distretto socio-sanitario 48 Siracusa',
    regionCode: '19',
    assumed: true,
    municipalityIstatCodes: [
      '089017', // Siracusa
      '089003', // Buccheri
      '089004', // Buscemi
      '089005', // Canicattini Bagni
      '089007', // Cassaro
      '089008', // Ferla
      '089009', // Floridia
      '089015', // Palazzolo Acreide
      '089021', // Priolo Gargallo
      '089018', // Solarino
      '089019', // Sortino
    ],
  },
  {
    code: 'CZ',
    name: 'Ambito territoriale di Catanzaro',
    regionCode: '18',
    assumed: true,
    municipalityIstatCodes: [
      '079023', // Catanzaro
      '079002', // Albi
      '079011', // Borgia
      '079017', // Caraffa di Catanzaro
      '079052', // Fossato Serralta
      '079058', // Gimigliano
      '079068', // Magisano
      '079092', // Pentone
      '079108', // San Floro
      '079126', // Sellia
      '079127', // Sellia Marina
      '079131', // Settingiano
      '079133', // Simeri Crichi
      '079134', // Sorbo San Basile
      '079139', // Soveria Simeri
      '079146', // Taverna
      '079147', // Tiriolo
      '079157', // Zagarise
    ],
  },
];
