import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { fieldOfPointer } from '../../lib/api-problem.ts';
import { useCan } from '../../lib/session.ts';
import { Button, type DisabledReason } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import { focusField } from '../../ui/field.ts';
import { SignatureIcon } from '../../ui/icons.tsx';
import type { Plan } from './queries.ts';
import { SignDialog } from './sign-dialog.tsx';

/** What is missing before the plan can be signed, and the way to sign it. */
export function SignaturePanel({ plan, hasEdits }: { plan: Plan; hasEdits: boolean }) {
  const t = useTexts();
  const can = useCan();
  const [isSigning, setSigning] = useState(false);
  if (!can('action-plans:sign')) return null;
  const unsaved = hasEdits ? [{ text: t('actionPlans.sign.saveFirst') }] : [];
  return (
    <Section title={t('actionPlans.sign.section')} note={t('actionPlans.sign.sectionNote')}>
      <Button
        tone="primary"
        icon={SignatureIcon}
        onClick={() => setSigning(true)}
        disabledReasons={[...unsaved, ...missing(plan)]}
      >
        {t('actionPlans.sign.action')}
      </Button>
      {isSigning && <SignDialog plan={plan} onClose={() => setSigning(false)} />}
    </Section>
  );
}

/** Each reason leads to its field, when the page has one. */
function missing(plan: Plan): DisabledReason[] {
  return plan.violations.map(({ fix, message, pointer }) => {
    const name = fieldNames[pointer] ?? fieldOfPointer(pointer);
    return { text: `${message} ${fix}`, onFix: () => focusField(name) };
  });
}

/** Where a whole part is missing, the keyboard goes to its first field. */
const fieldNames: Readonly<Record<string, string>> = {
  '/goals': 'newAction.title',
  '/internship': 'internship.startsOn',
  '/services': 'services.A2',
};
