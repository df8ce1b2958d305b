import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { useCan } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import type { Dowry } from './queries.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** What the reader may do with a dowry as it stands; the officer's decisions are in the review. */
export function DowryActions({ dowry }: { dowry: Dowry }) {
  const t = useTexts();
  const can = useCan();
  const [isEnding, setEnding] = useState(false);
  if (!can('dowries:withdraw')) return null;
  const hasEnded = dowry.state === 'refused' || dowry.state === 'withdrawn';
  return (
    <>
      <Button
        onClick={() => setEnding(true)}
        disabledReasons={hasEnded ? [{ text: t('dowries.blocked.ended') }] : []}
      >
        {t('dowries.act.withdraw')}
      </Button>
      {isEnding && <ReasonDialog act="withdraw" dowry={dowry} onClose={() => setEnding(false)} />}
    </>
  );
}
