import { addDays, addMonths, isCivilDate } from '@approdo/shared/dates';
import { type ServiceArea, serviceAreaLabels, serviceAreas } from '@approdo/shared/dowry';
import { planBounds } from '@approdo/shared/plan-content';
import { internshipSpan, plannedMinutes, variantOf } from '@approdo/shared/plan-cost';
import { textBounds } from '@approdo/shared/text';
import { currentLanguage, useTexts } from '../../i18n/i18n.ts';
import { formatHours } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import type { Column } from '../../ui/columns.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { Cell, FieldGrid, Soft } from '../../ui/layout.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextArea, TextField } from '../../ui/text-field.tsx';
import { withInternship, withMinutes } from './draft.ts';
import { HoursField } from './hours-field.tsx';
import { lengthInWords } from './labels.ts';
import styles from './plan.module.css';
import type { Edition, PlanContent } from './queries.ts';

export interface PathSectionProps {
  content: PlanContent;
  edition: Edition;
  onChange: (content: PlanContent) => void;
  /** What the API refused of a field, by its place: `internship.endsOn`. */
  errorOf: (path: string) => string | undefined;
}

/** Where the person stands, when the plan begins and how long the path is. */
export function SituationSection({ content, edition, onChange, errorOf }: PathSectionProps) {
  const t = useTexts();
  const language = currentLanguage();
  return (
    <Section title={t('actionPlans.situation.title')}>
      <FieldGrid>
        <Cell span={12}>
          <TextArea
            name="situation"
            label={t('actionPlans.situation.text')}
            description={t('actionPlans.situation.hint')}
            value={content.situation ?? ''}
            onChange={(text) => onChange({ ...content, situation: text === '' ? null : text })}
            maxLength={planBounds.situation}
            error={errorOf('situation')}
          />
        </Cell>
        <Cell span={4}>
          <ItalianDateField
            name="startsOn"
            label={t('actionPlans.situation.startsOn')}
            value={content.startsOn}
            onChange={(startsOn) => onChange({ ...content, startsOn })}
            error={errorOf('startsOn')}
          />
        </Cell>
        {edition.variants.length > 1 && (
          <Cell span={4}>
            <SelectField
              name="variantId"
              required
              label={t('actionPlans.situation.length')}
              value={content.variantId}
              onChange={(variantId) => onChange({ ...content, variantId })}
              options={edition.variants.map(({ id, name }) => ({ value: id, label: name[language] }))}
              error={errorOf('variantId')}
            />
          </Cell>
        )}
      </FieldGrid>
    </Section>
  );
}

/** The hours of guidance planned in each area, beside those the edition asks for. */
export function ServicesSection(props: PathSectionProps) {
  const t = useTexts();
  const { content, edition } = props;
  return (
    <Section
      title={t('actionPlans.services.title')}
      note={<ServicesNote content={content} edition={edition} />}
      flush
    >
      <DataTable
        caption={t('actionPlans.services.title')}
        columns={useServiceColumns(props)}
        rows={serviceAreas}
        rowKey={(area) => area}
      />
    </Section>
  );
}

function useServiceColumns({ content, edition, onChange, errorOf }: PathSectionProps): Column<ServiceArea>[] {
  const t = useTexts();
  const language = currentLanguage();
  const nameOf = (area: ServiceArea) => `${area} ${serviceAreaLabels[area][language]}`;
  const placeOf = (area: ServiceArea) => content.services.findIndex((service) => service.area === area);
  return [
    { id: 'area', header: t('actionPlans.services.area'), cell: nameOf },
    {
      id: 'required',
      header: t('actionPlans.services.required'),
      align: 'end',
      cell: (area) => formatHours(edition.guidance.areaMinutes[area].value),
    },
    {
      id: 'planned',
      header: t('actionPlans.services.planned'),
      align: 'end',
      cell: (area) => (
        <div className={styles.hours}>
          <HoursField
            name={`services.${area}`}
            label={nameOf(area)}
            hideLabel
            value={content.services[placeOf(area)]?.minutes ?? null}
            onChange={(minutes) => onChange(withMinutes(content, area, minutes))}
            error={errorOf(`services.${placeOf(area)}.minutes`)}
          />
        </div>
      ),
    },
  ];
}

function ServicesNote({ content, edition }: Pick<PathSectionProps, 'content' | 'edition'>) {
  const t = useTexts();
  const { areasBeforeClearance, minutesBeforeClearance } = edition.guidance;
  const total = t('actionPlans.services.total', { hours: formatHours(plannedMinutes(content.services)) });
  if (minutesBeforeClearance.value === 0) return total;
  const before = t('actionPlans.services.beforeClearance', {
    areas: areasBeforeClearance.join(' + '),
    done: formatHours(plannedMinutes(content.services, areasBeforeClearance)),
    of: formatHours(minutesBeforeClearance.value),
  });
  return `${total} · ${before}`;
}

/** The internship looked for: which trade, from when to when. */
export function InternshipSection({ content, edition, onChange, errorOf }: PathSectionProps) {
  const t = useTexts();
  const { startsOn = null, endsOn = null, field = null } = content.internship ?? {};
  const months = variantOf(edition, content.variantId)?.months.value ?? 0;
  const span = internshipSpan(content.internship);
  const change = (part: Parameters<typeof withInternship>[1]) => onChange(withInternship(content, part));
  return (
    <Section
      title={t('actionPlans.internship.title')}
      note={span && t('actionPlans.internship.length', { length: lengthInWords(span, t) })}
    >
      <FieldGrid>
        <Cell span={12}>
          <TextField
            name="internship.field"
            label={t('actionPlans.internship.field')}
            value={field ?? ''}
            onChange={(text) => change({ field: text === '' ? null : text })}
            maxLength={textBounds.line}
            error={errorOf('internship.field')}
          />
        </Cell>
        <Cell span={4}>
          <ItalianDateField
            name="internship.startsOn"
            label={t('actionPlans.internship.startsOn')}
            value={startsOn}
            onChange={(day) => change({ startsOn: day })}
            error={errorOf('internship.startsOn')}
          />
        </Cell>
        <Cell span={4}>
          <ItalianDateField
            name="internship.endsOn"
            label={t('actionPlans.internship.endsOn')}
            value={endsOn}
            onChange={(day) => change({ endsOn: day })}
            error={errorOf('internship.endsOn')}
          />
        </Cell>
        {startsOn !== null && isCivilDate(startsOn) && endsOn === null && (
          <Cell span={4}>
            <Soft small>{t('actionPlans.internship.suggestion')}</Soft>
            <Button onClick={() => change({ endsOn: addDays(addMonths(startsOn, months), -1) })}>
              {t('actionPlans.internship.whole', { count: months })}
            </Button>
          </Cell>
        )}
      </FieldGrid>
    </Section>
  );
}
