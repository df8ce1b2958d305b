import { useState } from 'react';
import { Button, ButtonLink, IconButton } from '../button.tsx';
import { askConfirmation } from '../confirm.tsx';
import { CopyValue } from '../copy-value.tsx';
import { EditIcon, MoreIcon, PlusIcon, PrintIcon, TrashIcon } from '../icons.tsx';
import { Code, Row, Soft, Strong } from '../layout.tsx';
import { Link, OutsideLink } from '../link.tsx';
import { MaskedValue } from '../masked-value.tsx';
import { Menu } from '../menu.tsx';
import { Modal } from '../modal.tsx';
import { StatusBadge } from '../status-badge.tsx';
import { Tabs } from '../tabs.tsx';
import { toast } from '../toast.tsx';
import { Specimen } from './specimen.tsx';

export function ActionSpecimens() {
  return (
    <>
      <Buttons />
      <Overlays />
      <Specimen name="Collegamenti e testo">
        <Row gap={4}>
          <Link to="/design">Un collegamento</Link>
          <Link to="/design" plain>
            Sottolineato solo al passaggio
          </Link>
          <OutsideLink href="mailto:prova@approdo.example">Un indirizzo di posta</OutsideLink>
          <Soft>Testo di aiuto</Soft>
          <Strong>Testo in evidenza</Strong>
          <Code>FA-2026-000123</Code>
          <CopyValue value="apk_prova_3f9c2a71" />
        </Row>
        <Tabs
          label="Parti del fascicolo"
          tabs={[
            { to: '/design', label: 'Dati', exact: true },
            { to: '/design/plan', label: 'PAI', count: 3 },
            { to: '/design/dowry', label: 'Dote' },
          ]}
        />
      </Specimen>
      <Badges />
    </>
  );
}

function Badges() {
  return (
    <Specimen name="Stati e dati riservati">
      <Row>
        <StatusBadge>Bozza</StatusBadge>
        <StatusBadge tone="info">In corso</StatusBadge>
        <StatusBadge tone="good">Concessa</StatusBadge>
        <StatusBadge tone="warning">In scadenza</StatusBadge>
        <StatusBadge tone="bad">Respinta</StatusBadge>
        <StatusBadge tone="violet">Inviata, da esaminare</StatusBadge>
      </Row>
      <Row>
        Motivo della protezione:{' '}
        <MaskedValue label="motivo della protezione" onReveal={async () => 'Protezione speciale'} />
      </Row>
      <Row>
        Condizione di salute: <MaskedValue label="condizione di salute" />
      </Row>
    </Specimen>
  );
}

function Buttons() {
  const reasons = [
    { text: 'Manca il registro di orientamento certificato', to: '/design' },
    { text: 'La DID ha più di 6 mesi', onFix: () => toast('Apri la DID') },
    { text: 'Il piano non è firmato' },
  ];
  return (
    <Specimen name="Pulsanti">
      <Row>
        <Button tone="primary" icon={PlusIcon}>
          Nuovo fascicolo
        </Button>
        <Button>Modifica</Button>
        <Button tone="quiet">Annulla</Button>
        <Button tone="danger" icon={TrashIcon}>
          Ritira la dote
        </Button>
        <Button tone="primary" busy>
          Salva
        </Button>
        <ButtonLink to="/design" icon={PrintIcon}>
          Stampa
        </ButtonLink>
        <IconButton icon={EditIcon} label="Modifica" onClick={() => toast('Modifica')} />
        <IconButton
          icon={EditIcon}
          label="Modifica (piccolo)"
          size="small"
          onClick={() => toast('Modifica')}
        />
        <IconButton icon={EditIcon} label="Non disponibile" disabled onClick={() => {}} />
      </Row>
      <Button tone="primary" disabledReasons={reasons}>
        Concedi il nulla osta
      </Button>
    </Specimen>
  );
}

function Overlays() {
  const [isOpen, setOpen] = useState(false);
  const ask = async () => {
    const goesOn = await askConfirmation({
      title: 'Ritirare la dote DO-2026-000123?',
      message: 'Tutto l’importo riservato torna al budget del distretto. L’operazione resta nel giornale.',
      confirm: 'Ritira la dote',
      isDangerous: true,
    });
    toast(goesOn ? 'Dote ritirata' : 'Nessuna modifica');
  };
  return (
    <Specimen name="Finestre e conferme">
      <Row>
        <Button onClick={() => setOpen(true)}>Apri una finestra</Button>
        <Button onClick={ask}>Chiedi conferma</Button>
        <Button
          onClick={() =>
            toast('Fascicolo salvato', { label: 'Annulla', onUndo: () => toast('Ripristinato') })
          }
        >
          Mostra una conferma
        </Button>
        <Menu
          label="Altre azioni"
          target={<IconButton icon={MoreIcon} label="Altre azioni" onClick={() => {}} />}
          items={[
            { label: 'Stampa', icon: PrintIcon, onSelect: () => toast('Stampa') },
            { label: 'Elimina', icon: TrashIcon, isDangerous: true, onSelect: () => toast('Eliminato') },
          ]}
        />
      </Row>
      <Modal isOpen={isOpen} onClose={() => setOpen(false)} title="Motivo del rinvio">
        <p>Il contenuto della finestra.</p>
      </Modal>
    </Specimen>
  );
}
