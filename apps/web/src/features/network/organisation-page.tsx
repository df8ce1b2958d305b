import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useTexts } from '../../i18n/i18n.ts';
import { formatCount } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { DefinitionList, Section } from '../../ui/card.tsx';
import { EditIcon } from '../../ui/icons.tsx';
import { Code, Soft } from '../../ui/layout.tsx';
import { OutsideLink } from '../../ui/link.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Page } from '../../ui/page.tsx';
import { toast } from '../../ui/toast.tsx';
import { AccreditationsSection } from './accreditations-section.tsx';
import { ClosureAction } from './closure-action.tsx';
import { OpenBadge } from './open-badge.tsx';
import { ChangeOrganisationForm } from './organisation-form.tsx';
import { type Organisation, organisationQuery } from './queries.ts';
import { SeatsSection } from './seats-section.tsx';

/** One body: what it is, where it works, what it is accredited for. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const { organisationId = '' } = useParams();
  const { data: organisation, error, isPending, refetch } = useQuery(organisationQuery(organisationId));
  const mayWrite = can('organisations:write');
  return (
    <Page
      title={organisation?.name ?? t('network.page.none')}
      breadcrumbs={[{ label: t('network.list.title'), to: paths.organisations() }]}
      beside={organisation && <OpenBadge closedOn={organisation.closedOn} />}
      subtitle={organisation && t(`network.kind.${organisation.kind}`)}
      isLoading={isPending}
      error={error}
      onRetry={() => refetch()}
      isAllowed={can('organisations:read')}
      actions={organisation && mayWrite && <ClosureAction organisation={organisation} />}
    >
      {organisation && (
        <Matter organisation={organisation} mayWrite={mayWrite && organisation.closedOn === null} />
      )}
    </Page>
  );
}

interface PartProps {
  organisation: Organisation;
  mayWrite: boolean;
}

function Matter({ organisation, mayWrite }: PartProps) {
  return (
    <>
      <FactsSection organisation={organisation} mayWrite={mayWrite} />
      <SeatsSection organisation={organisation} mayWrite={mayWrite} />
      <AccreditationsSection organisation={organisation} mayWrite={mayWrite} />
    </>
  );
}

function FactsSection({ organisation, mayWrite }: PartProps) {
  const t = useTexts();
  const [isEditing, setEditing] = useState(false);
  const { vatNumber, taxCode, email, phone, host } = organisation;
  return (
    <Section
      title={t('network.page.facts')}
      actions={
        mayWrite && (
          <Button icon={EditIcon} onClick={() => setEditing(true)}>
            {t('common.edit')}
          </Button>
        )
      }
    >
      <DefinitionList
        items={[
          { term: t('network.page.vatNumber'), value: vatNumber && <Code>{vatNumber}</Code> },
          { term: t('network.page.taxCode'), value: taxCode && <Code>{taxCode}</Code> },
          {
            term: t('network.page.email'),
            value: email && <OutsideLink href={`mailto:${email}`}>{email}</OutsideLink>,
          },
          {
            term: t('network.page.phone'),
            value: phone && <OutsideLink href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</OutsideLink>,
          },
        ]}
      />
      {host && <HostFacts host={host} />}
      {isEditing && (
        <Modal isOpen onClose={() => setEditing(false)} title={t('network.form.edit')} size="large">
          <ChangeOrganisationForm
            organisation={organisation}
            onCancel={() => setEditing(false)}
            onChanged={() => {
              setEditing(false);
              toast(t('network.form.changed'));
            }}
          />
        </Modal>
      )}
    </Section>
  );
}

function HostFacts({ host }: { host: NonNullable<Organisation['host']> }) {
  const t = useTexts();
  return (
    <>
      <h3>{t('network.host.title')}</h3>
      <DefinitionList
        items={[
          { term: t('network.host.sectorHeader'), value: t(`network.host.sector.${host.sector}`) },
          { term: t('network.host.ateco'), value: host.atecoCode && <Code>{host.atecoCode}</Code> },
          { term: t('network.host.employees'), value: formatCount(host.employees) },
          {
            term: t('network.host.trainees'),
            value: (
              <>
                {formatCount(host.traineesMax)}
                <br />
                <Soft small>{t('network.host.traineesNote')}</Soft>
              </>
            ),
          },
        ]}
      />
    </>
  );
}
