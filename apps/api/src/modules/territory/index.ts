export { type EstablishDistrict, establishDistrict } from './commands.ts';
export { type DemonstrationDistrict, demonstrationDistricts } from './demonstration-districts.ts';
export { loadTerritory } from './load.ts';
export {
  type Birthplace,
  birthplaceOn,
  countryByCode,
  districtOfMunicipality,
  municipalityOn,
} from './queries.ts';
export { territoryRoutes } from './routes.ts';
export { BelfioreCode, type Country, type District, IstatCode, type Municipality } from './schemas.ts';
export {
  countries,
  districtMunicipalities,
  districts,
  municipalities,
  provinces,
  regions,
} from './tables.ts';
