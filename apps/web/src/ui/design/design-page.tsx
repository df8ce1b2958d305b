import { FrameHeader, PlainFrame } from '../frame.tsx';
import { LanguageSwitch } from '../language-switch.tsx';
import { Page } from '../page.tsx';
import { UnsavedChangesHost } from '../unsaved-changes.tsx';
import { ActionSpecimens } from './action-specimens.tsx';
import { FieldSpecimens } from './field-specimens.tsx';
import { FormSpecimen } from './form-specimen.tsx';
import { MoneySpecimens } from './money-specimens.tsx';
import { PathSpecimens } from './path-specimens.tsx';
import { StateSpecimens } from './state-specimens.tsx';
import { TableSpecimens } from './table-specimens.tsx';

/** Every piece of the kit in every state, for who builds with it and for the checks of accessibility. */
export function Component() {
  return (
    <PlainFrame
      skipLabel="Vai al contenuto"
      header={<FrameHeader product="Approdo" home="/" tools={<LanguageSwitch tone="dark" />} />}
      footer={<span>Pagina di sviluppo</span>}
    >
      <Page
        title="I pezzi dell’interfaccia"
        subtitle="Ogni pezzo in ogni stato. Pagina di sviluppo."
        breadcrumbs={[{ label: 'Inizio', to: '/' }]}
      >
        <ActionSpecimens />
        <FieldSpecimens />
        <FormSpecimen />
        <TableSpecimens />
        <MoneySpecimens />
        <PathSpecimens />
        <StateSpecimens />
      </Page>
      <UnsavedChangesHost />
    </PlainFrame>
  );
}
