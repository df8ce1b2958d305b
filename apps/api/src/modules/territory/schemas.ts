import Type, { type Static } from 'typebox';
import {
  CountryCode,
  Day,
  Id,
  List,
  Nullable,
  named,
  pageOf,
  pageParameters,
  ref,
  Text,
  Version,
} from '../../platform/schema.ts';

export const IstatCode = Type.String({
  pattern: '^[0-9]{6}$',
  minLength: 6,
  maxLength: 6,
  description: 'ISTAT code of a municipality.',
});
export const BelfioreCode = Type.String({
  pattern: '^[A-Z][0-9]{3}$',
  minLength: 4,
  maxLength: 4,
  description:
    'Belfiore (cadastral) code of a municipality or, from Z, of a foreign state: as tax codes write it.',
});
export const ProvinceCode = Type.String({ pattern: '^[A-Z]{2}$', minLength: 2, maxLength: 2 });
export const RegionCode = Type.String({ pattern: '^[0-9]{2}$', minLength: 2, maxLength: 2 });

export const MunicipalityShape = named(
  'Municipality',
  {
    istatCode: IstatCode,
    belfioreCode: BelfioreCode,
    name: Text(100),
    otherName: Nullable(Text(100)),
    provinceCode: ProvinceCode,
    provinceName: Text(100),
    regionCode: Nullable(RegionCode),
    validFrom: Day,
    validTo: Nullable(Day),
  },
  {
    description:
      'A municipality in a period in which its codes and names did not change; `validTo` is its last day.',
    examples: [
      {
        istatCode: '059006',
        belfioreCode: 'D003',
        name: 'Cori',
        otherName: null,
        provinceCode: 'LT',
        provinceName: 'Latina',
        regionCode: '12',
        validFrom: '1934-10-26',
        validTo: null,
      },
    ],
  },
);
export type Municipality = Static<typeof MunicipalityShape>;
export const MunicipalityPage = pageOf('MunicipalityPage', ref(MunicipalityShape));

export const MunicipalityFilterShape = Type.Object({
  ...pageParameters,
  q: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      pattern: '^.*$',
      description: 'The beginning of the name or of a word in it, in either language; accents do not matter.',
    }),
  ),
  on: Type.Optional(
    Type.Unsafe<Static<typeof Day>>({
      ...Day,
      description: 'The day on which it must exist; today unless given.',
    }),
  ),
  istatCode: Type.Optional(IstatCode),
  belfioreCode: Type.Optional(BelfioreCode),
  provinceCode: Type.Optional(ProvinceCode),
});
export type MunicipalityFilter = Static<typeof MunicipalityFilterShape>;

export const CountryShape = named(
  'Country',
  {
    code: CountryCode,
    nameIt: Text(100),
    nameEn: Text(100),
    belfioreCode: Nullable(BelfioreCode),
    istatCode: Type.String({ pattern: '^[0-9]{3}$', minLength: 3, maxLength: 3 }),
  },
  {
    description: 'A state by its ISO 3166-1 alpha-2 code. Italy has no Belfiore code.',
    examples: [{ code: 'NG', nameIt: 'Nigeria', nameEn: 'Nigeria', belfioreCode: 'Z335', istatCode: '443' }],
  },
);
export type Country = Static<typeof CountryShape>;
export const CountryList = named('CountryList', { items: List(ref(CountryShape), 300) });
export type Countries = Static<typeof CountryList>;

export const ProvinceShape = named('Province', {
  code: ProvinceCode,
  istatCode: Type.String({ pattern: '^[0-9]{3}$', minLength: 3, maxLength: 3 }),
  name: Text(100),
});
export const RegionShape = named(
  'Region',
  { code: RegionCode, name: Text(100), provinces: List(ref(ProvinceShape), 20) },
  {
    description: 'A region by its ISTAT code, with the provinces it has today.',
    examples: [
      { code: '20', name: 'Sardegna', provinces: [{ code: 'CA', istatCode: '092', name: 'Cagliari' }] },
    ],
  },
);
export type Region = Static<typeof RegionShape>;
export const RegionList = named('RegionList', { items: List(ref(RegionShape), 30) });
export type Regions = Static<typeof RegionList>;

export const DistrictMunicipalityShape = named('DistrictMunicipality', {
  istatCode: IstatCode,
  name: Text(100),
  provinceCode: ProvinceCode,
});
export const DistrictCode = Type.String({
  pattern: '^[A-Z0-9]+(/[A-Z0-9]+)*$',
  minLength: 1,
  maxLength: 20,
});
export const DistrictShape = named(
  'District',
  {
    id: Id,
    code: DistrictCode,
    name: Text(200),
    regionCode: RegionCode,
    municipalities: List(ref(DistrictMunicipalityShape), 400),
    version: Version,
  },
  {
    description: 'A territorial unit that holds budgets: a set of municipalities.',
    examples: [
      {
        id: '019aa3a0-0000-7000-8000-000000000001',
        code: 'LT/1',
        name: 'Distretto socio-sanitario LT 1',
        regionCode: '12',
        municipalities: [{ istatCode: '059006', name: 'Cori', provinceCode: 'LT' }],
        version: 1,
      },
    ],
  },
);
export type District = Static<typeof DistrictShape>;
export const DistrictPage = pageOf('DistrictPage', ref(DistrictShape));
export const DistrictFilterShape = Type.Object({ ...pageParameters, regionCode: Type.Optional(RegionCode) });
export type DistrictFilter = Static<typeof DistrictFilterShape>;
export const DistrictParams = Type.Object({ districtId: Id });
