import { civilDate, isCivilDate, romeToday } from '@approdo/shared/dates';
import { type TaxCodeFacts, taxCodeFacts } from '@approdo/shared/tax-code';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { formatDay } from '../../lib/format.ts';
import { municipalityByBelfiore, municipalityName, useCountries } from '../../lib/territory.ts';
import { Button } from '../../ui/button.tsx';
import { DefinitionList } from '../../ui/card.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { differing } from './given.ts';
import type { PersonValues } from './person-values.ts';

/** What a tax code says of its holder, as the form would hold it. */
export type Suggested = Pick<
  PersonValues,
  'birthDate' | 'gender' | 'birthCountryCode' | 'birthMunicipalityCode'
>;

export interface TaxCodeSuggestionsProps {
  code: string;
  values: PersonValues;
  onUse: (suggested: Suggested) => void;
}

/** Offers what the code says of birth and sex, where the form says nothing or something else; it fills in nothing by itself. */
export function TaxCodeSuggestions({ code, values, onUse }: TaxCodeSuggestionsProps) {
  const t = useTexts();
  const suggested = useSuggested(code);
  if (suggested === null) return null;
  const isNew = differing(suggested, pick(values)).length > 0;
  if (!isNew) return null;
  const place = suggested.birthMunicipalityCode?.label ?? suggested.countryName;
  return (
    <Notice title={t('caseFiles.taxCode.suggests')}>
      <Stack gap={2}>
        <DefinitionList
          minimum={9}
          items={[
            { term: t('caseFiles.field.birthDate'), value: formatDay(suggested.birthDate) },
            {
              term: t('caseFiles.field.gender'),
              value: suggested.gender && t(`caseFiles.gender.${suggested.gender}`),
            },
            { term: t('caseFiles.field.birthPlace'), value: place },
          ]}
        />
        <Row>
          <Button onClick={() => onUse(pick(suggested))}>{t('caseFiles.taxCode.use')}</Button>
        </Row>
      </Stack>
    </Notice>
  );
}

function pick({ birthDate, gender, birthCountryCode, birthMunicipalityCode }: Suggested): Suggested {
  return { birthDate, gender, birthCountryCode, birthMunicipalityCode };
}

function useSuggested(code: string): (Suggested & { countryName: string }) | null {
  const facts = taxCodeFacts(code);
  const birthDate = facts && birthDateOf(facts);
  const belfioreCode = facts?.birthplaceBelfiore ?? '';
  const isAbroad = belfioreCode.startsWith('Z');
  const country = useCountries().find((each) =>
    isAbroad ? each.belfioreCode === belfioreCode : each.code === 'IT',
  );
  const municipality = useQuery({
    queryKey: ['territory', 'municipality', belfioreCode, birthDate],
    queryFn: ({ signal }) => municipalityByBelfiore({ belfioreCode, on: birthDate ?? '' }, signal),
    enabled: facts !== null && birthDate !== null && !isAbroad,
  });
  if (facts === null || birthDate === null || (!isAbroad && municipality.isPending)) return null;
  const { data: found } = municipality;
  return {
    birthDate,
    gender: facts.sex,
    birthCountryCode: country?.code ?? '',
    birthMunicipalityCode:
      found && !isAbroad ? { value: found.belfioreCode, label: municipalityName(found) } : null,
    countryName: country?.name ?? '',
  };
}

/** The code holds two digits of the year: of the two centuries, the last in which the day has come. */
function birthDateOf({ birthYearOfCentury, birthMonth, birthDay }: TaxCodeFacts): string | null {
  const today = romeToday(new Date());
  const written = [20, 19].map((century) => {
    const [year, month, day] = [birthYearOfCentury, birthMonth, birthDay].map((part) =>
      String(part).padStart(2, '0'),
    );
    return `${century}${year}-${month}-${day}`;
  });
  return written.find((day) => isCivilDate(day) && civilDate(day) <= today) ?? null;
}
