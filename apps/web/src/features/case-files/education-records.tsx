import { datePartsOf, romeToday } from '@approdo/shared/dates';
import { textBounds } from '@approdo/shared/text';
import { type TextOf, useTexts } from '../../i18n/i18n.ts';
import type { Shapes } from '../../lib/api.ts';
import { dash } from '../../lib/format.ts';
import { useCountries, useCountryName } from '../../lib/territory.ts';
import { Cell, FieldGrid } from '../../ui/layout.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { changeOf, given } from './given.ts';
import { educationCalls } from './record-calls.ts';
import type { RecordFieldsProps, RecordKind, RecordStore } from './record-kind.ts';
import { type Recognition, recognitions } from './words.ts';
import { YearField } from './year-field.tsx';

type Education = Shapes['Education'];

/** ISCED 2011 levels, as choices. */
const levels = [
  'level0',
  'level1',
  'level2',
  'level3',
  'level4',
  'level5',
  'level6',
  'level7',
  'level8',
] as const;
type Level = (typeof levels)[number];

interface EducationValues {
  iscedLevel: Level | '';
  title: string;
  countryCode: string;
  year: number | null;
  recognition: Recognition | '';
}

const storedEducations: RecordStore<Education, EducationValues> = {
  rows: ({ educations }) => educations.toSorted((a, b) => b.iscedLevel - a.iscedLevel),
  valuesOf: (row) => ({
    iscedLevel: row ? levelOf(row.iscedLevel) : '',
    title: row?.title ?? '',
    countryCode: row?.countryCode ?? '',
    year: row?.year ?? null,
    recognition: row?.recognition ?? 'notStated',
  }),
  add: (on, { iscedLevel, title, countryCode, year, recognition }) => {
    if (iscedLevel === '') throw new Error('the form asks for the level first');
    return educationCalls.add(on, {
      iscedLevel: numberOf(iscedLevel),
      title: given(title),
      countryCode: given(countryCode),
      year: given(year),
      recognition: given(recognition),
    });
  },
  change: (on, recordId, { before, after }) => {
    const { may, must } = changeOf(before, after);
    const iscedLevel = must('iscedLevel');
    return educationCalls.change(on, recordId, {
      iscedLevel: iscedLevel && numberOf(iscedLevel),
      title: may('title'),
      countryCode: may('countryCode'),
      year: may('year'),
      recognition: must('recognition'),
    });
  },
  remove: educationCalls.remove,
};

/** What the person studied, where, and whether Italy recognises it. */
export function useEducationKind(): RecordKind<Education, EducationValues> {
  const t = useTexts();
  const countryName = useCountryName();
  return {
    ...storedEducations,
    show: ({ title, iscedLevel, countryCode, year, recognition }) => {
      const where = [countryCode && countryName(countryCode), year].filter(Boolean).join(', ');
      const level = t(`caseFiles.isced.${levelOf(iscedLevel)}`);
      return {
        title: title ?? level,
        details: [title ? level : null, where, t(`caseFiles.recognition.${recognition}`)],
      };
    },
    titles: { add: t('caseFiles.education.add'), change: t('caseFiles.education.change') },
    required: () => ['iscedLevel', 'recognition'],
    Fields: EducationFields,
    labels: {
      iscedLevel: t('caseFiles.field.iscedLevel'),
      title: t('caseFiles.field.educationTitle'),
      countryCode: t('caseFiles.field.educationCountry'),
      year: t('caseFiles.field.year'),
      recognition: t('caseFiles.field.recognition'),
    },
    say: (name, values) => sayEducation(name, values, { t, countryName }),
  };
}

function numberOf(level: Level): number {
  return levels.indexOf(level);
}

function levelOf(level: number): Level {
  return levels[level] ?? 'level0';
}

function sayEducation(
  name: keyof EducationValues,
  values: EducationValues,
  { t, countryName }: { t: TextOf; countryName: (code: string) => string },
): string {
  const { iscedLevel, recognition } = values;
  if (name === 'iscedLevel') return iscedLevel === '' ? dash : t(`caseFiles.isced.${iscedLevel}`);
  if (name === 'recognition') return recognition === '' ? dash : t(`caseFiles.recognition.${recognition}`);
  if (name === 'countryCode') return countryName(values.countryCode);
  return String(values[name] ?? '') || dash;
}

function EducationFields({ form, file }: RecordFieldsProps<Education, EducationValues>) {
  const t = useTexts();
  const countries = useCountries();
  return (
    <FieldGrid>
      <Cell span={12}>
        <SelectField
          {...form.field('iscedLevel')}
          autoFocus
          label={t('caseFiles.field.iscedLevel')}
          searchable={false}
          options={levels.map((value) => ({ value, label: t(`caseFiles.isced.${value}`) }))}
        />
      </Cell>
      <Cell span={12}>
        <TextField
          {...form.field('title')}
          label={t('caseFiles.field.educationTitle')}
          maxLength={textBounds.line}
        />
      </Cell>
      <Cell span={8}>
        <SelectField
          {...form.field('countryCode')}
          label={t('caseFiles.field.educationCountry')}
          options={countries.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Cell>
      <Cell span={4}>
        <YearField
          {...form.field('year')}
          label={t('caseFiles.field.year')}
          earliest={Number(file.birthDate.slice(0, 4)) + 1}
          latest={datePartsOf(romeToday(new Date())).year}
        />
      </Cell>
      <Cell span={12}>
        <SelectField
          {...form.field('recognition')}
          label={t('caseFiles.field.recognition')}
          options={recognitions.map((value) => ({ value, label: t(`caseFiles.recognition.${value}`) }))}
        />
      </Cell>
    </FieldGrid>
  );
}
