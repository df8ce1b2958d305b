import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { TextOf } from '../../i18n/i18n.ts';
import { useTexts } from '../../i18n/i18n.ts';
import { ApiProblem } from '../../lib/api-problem.ts';
import { Button } from '../../ui/button.tsx';
import { focusField } from '../../ui/field.ts';
import { type FieldErrors, Form, useForm } from '../../ui/form.tsx';
import { Cell, FieldGrid } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { toast } from '../../ui/toast.tsx';
import { type Thresholds, thresholdsQuery, useChooseThresholds } from './threshold-queries.ts';
import { percentsText } from './threshold-words.ts';

/** Percents of one programme, as the contract bounds them. */
const percentsMax = 5;
const daysMax = 730;

interface ThresholdValues {
  percents: (number | null)[];
  daysBeforeEnd: number | null;
}

interface ThresholdFormProps {
  thresholds: Thresholds;
  name: string;
  onDone: () => void;
}

/** The thresholds of a programme, up to five, and how long before its end a warning comes. */
export function ThresholdForm({ thresholds, name, onDone }: ThresholdFormProps) {
  const t = useTexts();
  const { form, submit, problem, colleague, isBusy } = useThresholdForm(thresholds, onDone);
  const { percents } = form.values;
  // the button that opened it has gone
  useEffect(() => {
    focusField('percents.0');
  }, []);
  return (
    <Form
      form={form}
      guard={false}
      label={name}
      problem={problem}
      alert={colleague && <ChangedMeanwhile theirs={colleague} />}
      onSubmit={submit}
      actions={
        <>
          <Button type="submit" tone="primary" busy={isBusy}>
            {t('common.save')}
          </Button>
          <Button onClick={onDone}>{t('common.cancel')}</Button>
        </>
      }
    >
      <FieldGrid>
        {percents.map((percent, index) => (
          <Cell
            // biome-ignore lint/suspicious/noArrayIndexKey: a threshold is known by its place
            key={index}
            span={4}
          >
            <NumberField
              name={`percents.${index}`}
              label={t('budgetPlans.thresholds.percentOf', { number: index + 1 })}
              unit="%"
              minimum={1}
              maximum={100}
              value={percent}
              onChange={(value) =>
                form.set(
                  'percents',
                  percents.map((each, at) => (at === index ? value : each)),
                )
              }
              error={form.errorOf(`percents.${index}`)}
            />
          </Cell>
        ))}
        <Cell span={12}>
          <FieldGrid>
            <NumberField
              {...form.field('daysBeforeEnd')}
              label={t('budgetPlans.thresholds.days')}
              minimum={1}
              maximum={daysMax}
            />
          </FieldGrid>
        </Cell>
      </FieldGrid>
    </Form>
  );
}

/** A colleague was first: what is chosen now, and what to do. */
function ChangedMeanwhile({ theirs }: { theirs: Thresholds }) {
  const t = useTexts();
  return (
    <Notice tone="bad" title={t('budgetPlans.thresholds.conflict')} isUrgent>
      <p>
        {t('budgetPlans.thresholds.theirs', {
          percents: percentsText(theirs.percents),
          days: t('budgetPlans.thresholds.dayCount', { count: theirs.daysBeforeEnd }),
        })}
      </p>
      <p>{t('budgetPlans.thresholds.conflictFix')}</p>
    </Notice>
  );
}

function useThresholdForm(thresholds: Thresholds, onDone: () => void) {
  const t = useTexts();
  const queryClient = useQueryClient();
  const choose = useChooseThresholds();
  const { programmeId, percents, daysBeforeEnd } = thresholds;
  // what the form was made from; after a colleague's change, the colleague's
  const [version, setVersion] = useState(thresholds.version);
  const [colleague, setColleague] = useState<Thresholds | null>(null);
  const form = useForm<ThresholdValues>({
    initial: {
      percents: Array.from({ length: percentsMax }, (_, index) => percents[index] ?? null),
      daysBeforeEnd,
    },
    required: ['daysBeforeEnd'],
    check: (values) => percentProblems(values.percents, t),
  });
  const refused = async (error: unknown) => {
    if (!(error instanceof ApiProblem) || error.status !== 412) return setColleague(null);
    const last = await queryClient.fetchQuery({ ...thresholdsQuery, staleTime: 0 });
    const theirs = last.items.find((each) => each.programmeId === programmeId) ?? thresholds;
    setVersion(theirs.version);
    setColleague(theirs);
  };
  const submit = (values: ThresholdValues) => {
    const chosen = values.percents.filter((percent) => percent !== null);
    if (values.daysBeforeEnd === null) return;
    const body = { percents: chosen, daysBeforeEnd: values.daysBeforeEnd };
    const finish = () => {
      toast(t('budgetPlans.thresholds.saved'));
      onDone();
    };
    const change = { programmeId, version, body };
    choose.mutate(change, { onSuccess: finish, onError: (error) => void refused(error) });
  };
  return { form, submit, problem: choose.error, colleague, isBusy: choose.isPending };
}

function percentProblems(percents: readonly (number | null)[], t: TextOf): FieldErrors {
  if (percents.every((percent) => percent === null)) return { 'percents.0': t('ui.form.required') };
  const twice = percents.flatMap((percent, index) =>
    percent !== null && percents.indexOf(percent) < index
      ? [[`percents.${index}`, t('budgetPlans.thresholds.twice')]]
      : [],
  );
  return Object.fromEntries(twice);
}
