import { type TextOf, useTexts } from '../../i18n/i18n.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { useCountryName } from '../../lib/territory.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { type Definition, DefinitionList, Section } from '../../ui/card.tsx';
import { EditIcon } from '../../ui/icons.tsx';
import { OutsideLink } from '../../ui/link.tsx';
import { birthWords, citizenshipWords, originalNameWords } from './person-words.ts';
import type { CaseFile } from './queries.ts';

/** What a file says of the person: birth, citizenship, contacts, addresses, and who answers for a minor. */
export function PersonFacts({ file }: { file: CaseFile }) {
  const t = useTexts();
  const can = useCan();
  const countryName = useCountryName();
  const edit = can('case-files:write') && (
    <ButtonLink to={paths.editCaseFile(file.id)} icon={EditIcon} tone="quiet">
      {t('caseFiles.edit.action')}
    </ButtonLink>
  );
  return (
    <>
      <Section id="person" title={t('caseFiles.section.person')} actions={edit}>
        <DefinitionList minimum={9} items={personItems(file, { t, countryName })} />
      </Section>
      <Section id="contacts" title={t('caseFiles.section.contacts')}>
        <DefinitionList minimum={11} items={contactItems(file, t)} />
      </Section>
      {file.guardian && (
        <Section id="guardian" title={t('caseFiles.section.guardian')}>
          <DefinitionList
            items={[
              { term: t('caseFiles.field.guardianName'), value: file.guardian.name, wide: true },
              { term: t('caseFiles.field.phone'), value: phoneLink(file.guardian.phone) },
              { term: t('caseFiles.field.email'), value: mailLink(file.guardian.email) },
            ]}
          />
        </Section>
      )}
    </>
  );
}

interface Words {
  t: TextOf;
  countryName: (code: string | null) => string;
}

function personItems(file: CaseFile, { t, countryName }: Words): Definition[] {
  const country = file.birthCountryCode === null ? null : countryName(file.birthCountryCode);
  const birthPlace = [file.birthMunicipalityName ?? file.birthLocality, country].filter(Boolean).join(', ');
  const original = originalNameWords(file);
  return [
    { term: t('caseFiles.field.familyName'), value: file.familyName },
    { term: t('caseFiles.field.givenName'), value: file.givenName },
    { term: t('caseFiles.column.original'), value: original && <bdi>{original}</bdi> },
    {
      term: t(file.birthDatePrecision === 'year' ? 'caseFiles.field.birthYear' : 'caseFiles.field.birthDate'),
      value: birthWords(file),
    },
    { term: t('caseFiles.field.birthPlace'), value: birthPlace },
    { term: t('caseFiles.field.citizenshipCode'), value: citizenshipWords(file, countryName, t) },
    { term: t('caseFiles.field.gender'), value: t(`caseFiles.gender.${file.gender}`) },
    {
      term: t('caseFiles.field.enteredUnaccompanied'),
      value: t(`caseFiles.entry.${file.enteredUnaccompanied}`),
      wide: true,
    },
  ];
}

function contactItems(file: CaseFile, t: TextOf): Definition[] {
  return [
    { term: t('caseFiles.field.phone'), value: phoneLink(file.phone) },
    { term: t('caseFiles.field.email'), value: mailLink(file.email) },
    { term: t('caseFiles.field.residence'), value: addressWords(file.residence) },
    {
      term: t('caseFiles.field.domicile'),
      value: file.domicile ? addressWords(file.domicile) : t('caseFiles.sameAsResidence'),
    },
    { term: t('caseFiles.column.district'), value: file.district?.name },
    { term: t('caseFiles.column.organisation'), value: file.organisation.name },
  ];
}

function addressWords(address: CaseFile['residence']): string | null {
  if (address === null) return null;
  const town = [address.postalCode, address.municipalityName].filter(Boolean).join(' ');
  return [address.street, town].filter(Boolean).join(', ');
}

function phoneLink(phone: string | null) {
  return phone && <OutsideLink href={`tel:${phone.replace(/[^+0-9]/g, '')}`}>{phone}</OutsideLink>;
}

function mailLink(email: string | null) {
  return email && <OutsideLink href={`mailto:${email}`}>{email}</OutsideLink>;
}
