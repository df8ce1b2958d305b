import { Button } from '../button.tsx';
import { EmptyState } from '../empty-state.tsx';
import { ErrorState, NoPermission, NotFoundState } from '../error-state.tsx';
import { CaseFilesIcon, PlusIcon } from '../icons.tsx';
import { Columns } from '../layout.tsx';
import { Notice } from '../notice.tsx';
import { ProblemAlert } from '../problem-alert.tsx';
import { FormSkeleton, TableSkeleton } from '../skeletons.tsx';
import { brokenServer, refusedByRules } from './sample-problems.ts';
import { Specimen } from './specimen.tsx';

export function StateSpecimens() {
  return (
    <>
      <Specimen name="Avvisi e rifiuti">
        <Notice title="Il permesso scade durante il tirocinio">
          Chiedi la ricevuta di rinnovo prima della firma.
        </Notice>
        <Notice tone="good" title="Tutti i requisiti sono soddisfatti" />
        <Notice tone="warning" title="Due valori di questo avviso sono assunti">
          Le fonti pubbliche non li fissano.
        </Notice>
        <ProblemAlert problem={refusedByRules} />
        <ProblemAlert problem={brokenServer} />
      </Specimen>
      <Specimen name="Stati di una pagina">
        <EmptyState
          icon={CaseFilesIcon}
          title="Nessun fascicolo"
          description="Cerca la persona per codice fiscale: se non c’è ancora, apri il suo fascicolo."
          action={
            <Button tone="primary" icon={PlusIcon}>
              Nuovo fascicolo
            </Button>
          }
        />
        <Columns>
          <ErrorState problem={brokenServer} onRetry={() => {}} />
          <NoPermission />
          <NotFoundState />
        </Columns>
        <Columns>
          <TableSkeleton rows={4} />
          <FormSkeleton fields={4} />
        </Columns>
      </Specimen>
    </>
  );
}
