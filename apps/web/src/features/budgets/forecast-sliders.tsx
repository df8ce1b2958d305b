import { useEffect, useEffectEvent, useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { formatNumber, formatPercent } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import { Stack } from '../../ui/layout.tsx';
import { SliderField } from '../../ui/slider-field.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { type ForecastState, scales } from './forecast-filter.ts';
import { type EstimateName, estimates, type Forecast } from './forecast-queries.ts';

interface ForecastSlidersProps {
  state: ForecastState;
  forecast: Forecast;
}

/** A value in the words of its scale. */
export function estimateSaid(name: EstimateName, value: number): string {
  return name === 'weeklyOpenings' ? formatNumber(value) : formatPercent(value / 100);
}

/** What the forecast rests on, each as the past says it until the reader moves it. */
export function ForecastSliders({ state: { list }, forecast }: ForecastSlidersProps) {
  const t = useTexts();
  const isChanged = estimates.some((name) => list.values[name] !== '');
  const back = Object.fromEntries(estimates.map((name) => [name, '']));
  return (
    <Section title={t('budgets.forecast.rests')} note={t('budgets.forecast.restsNote')}>
      <Stack gap={4}>
        {estimates.map((name) => (
          <EstimateSlider
            key={`${name} ${list.values[name]}`}
            name={name}
            estimate={forecast.parameters[name]}
            onSettle={(value) => list.set({ [name]: String(value) })}
          />
        ))}
        {isChanged && <Button onClick={() => list.set(back)}>{t('budgets.forecast.asInThePast')}</Button>}
      </Stack>
    </Section>
  );
}

/** Milliseconds without a move after which the forecast is reckoned again. */
const settleMilliseconds = 350;

interface EstimateSliderProps {
  name: EstimateName;
  estimate: Forecast['parameters'][EstimateName];
  onSettle: (value: number) => void;
}

function EstimateSlider({ name, estimate, onSettle }: EstimateSliderProps) {
  const t = useTexts();
  const [moved, setMoved] = useState<number | null>(null);
  const value = moved ?? estimate.value;
  const settle = useEffectEvent((at: number) => {
    if (at !== estimate.value) onSettle(at);
  });
  // only a move starts the wait
  useEffect(() => {
    if (moved === null) return undefined;
    const timer = setTimeout(() => settle(moved), settleMilliseconds);
    return () => clearTimeout(timer);
  }, [moved]);
  const { maximum, step } = scales[name];
  return (
    <SliderField
      name={name}
      label={t(`budgets.forecast.estimate.${name}`)}
      value={value}
      minimum={0}
      maximum={Math.max(maximum, estimate.value)}
      step={step}
      said={estimateSaid(name, value)}
      onChange={setMoved}
      description={
        <>
          <span>{estimate.source}</span>
          {estimate.origin !== 'history' && (
            <StatusBadge tone={estimate.origin === 'asked' ? 'info' : 'warning'}>
              {t(`budgets.forecast.origin.${estimate.origin}`)}
            </StatusBadge>
          )}
        </>
      }
    />
  );
}
