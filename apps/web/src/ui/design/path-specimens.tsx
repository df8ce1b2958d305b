import { IconButton } from '../button.tsx';
import { MoreIcon, SignatureIcon } from '../icons.tsx';
import { PermitClock } from '../permit-clock.tsx';
import { RecordList } from '../record-list.tsx';
import { RequirementList } from '../requirement-list.tsx';
import { StatusBadge } from '../status-badge.tsx';
import { Stepper } from '../steps.tsx';
import { Timeline } from '../timeline.tsx';
import { Specimen } from './specimen.tsx';

export function PathSpecimens() {
  return (
    <>
      <Steps />
      <Specimen name="Orologio dei documenti">
        <PermitClock label="Documenti e tirocinio" today="2026-11-22" spans={spans} />
      </Specimen>
      <Specimen name="Righe datate">
        <RecordList label="Titoli di soggiorno" items={records} />
      </Specimen>
      <Specimen name="Requisiti">
        <RequirementList label="Requisiti del nulla osta" items={requirements} />
      </Specimen>
    </>
  );
}

function Steps() {
  return (
    <Specimen name="Percorso">
      <Stepper
        label="Percorso della dote"
        steps={[
          { id: 'plan', label: 'Piano firmato', state: 'done', note: '02/11/2026' },
          { id: 'requested', label: 'Richiesta', state: 'done', note: '09/11/2026' },
          { id: 'granted', label: 'Nulla osta', state: 'current', note: 'all’esame dell’ente titolare' },
          { id: 'started', label: 'Tirocinio', state: 'ahead' },
        ]}
      />
      <Stepper
        label="Percorso interrotto"
        steps={[
          { id: 'requested', label: 'Richiesta', state: 'done' },
          { id: 'refused', label: 'Respinta', state: 'failed', note: '12/11/2026' },
        ]}
      />
      <Timeline
        label="Cronologia"
        events={[
          {
            id: '2',
            at: '2026-11-09T14:30:00Z',
            title: 'Piano firmato',
            detail: 'Versione 1',
            who: 'Anna Conti',
            icon: SignatureIcon,
          },
          { id: '1', at: '2026-10-20T08:00:00Z', title: 'Fascicolo aperto', who: 'Anna Conti' },
        ]}
      />
    </Specimen>
  );
}

const spans = [
  {
    id: 'permit',
    label: 'Permesso di soggiorno',
    from: '2025-01-15',
    to: '2027-01-14',
    tone: 'warning',
    note: 'scade durante il tirocinio',
  },
  { id: 'receipt', label: 'Ricevuta di rinnovo', from: '2026-11-10', to: null, tone: 'info' },
  { id: 'did', label: 'DID', from: '2026-09-01', to: '2027-03-01', tone: 'good' },
  { id: 'card', label: 'Tessera sanitaria', from: '2024-06-01', to: '2026-10-31', tone: 'bad' },
  { id: 'internship', label: 'Tirocinio previsto', from: '2026-12-01', to: '2027-05-31', tone: 'violet' },
] as const;

const records = [
  {
    id: 'permit',
    title: 'Lavoro subordinato',
    badge: <StatusBadge tone="warning">scade tra 45 giorni</StatusBadge>,
    details: ['Valido dal 06/01/2025 al 06/01/2027', 'n. I12713327, Questura di Latina'],
    actions: <IconButton icon={MoreIcon} size="small" label="Azioni" onClick={() => {}} />,
  },
  {
    id: 'old',
    title: 'Attesa occupazione',
    badge: <StatusBadge>non più in vigore</StatusBadge>,
    details: ['Valido dal 10/01/2024 al 05/01/2025'],
    isPast: true,
  },
];

const requirements = [
  {
    id: 'permit',
    state: 'met',
    title: 'Titolo di soggiorno valido',
    seen: 'Protezione speciale, fino al 14/01/2027',
  },
  {
    id: 'did',
    state: 'unmet',
    title: 'DID di al massimo 6 mesi',
    seen: 'DID del 02/03/2026: 8 mesi',
    fix: 'Registra una nuova DID',
    fixTo: '/design',
    source: 'Avviso PUOI 2022, art. 5',
  },
  {
    id: 'once',
    state: 'unknown',
    title: 'Nessun’altra dote',
    seen: 'Manca il codice fiscale',
    fix: 'Registra il codice fiscale',
  },
  {
    id: 'end',
    state: 'warning',
    title: 'Il titolo copre il tirocinio',
    seen: 'Scade il 14/01/2027, il tirocinio finisce il 31/05/2027',
  },
] as const;
