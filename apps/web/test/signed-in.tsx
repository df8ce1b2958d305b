import { permissionsOf } from '@approdo/shared/permissions';
import type { PersonRole } from '@approdo/shared/roles';
import { useQuery } from '@tanstack/react-query';
import { Outlet, type RouteObject } from 'react-router';
import { type Account, sessionQuery } from '../src/lib/session.ts';
import { answerWith } from './answers.ts';
import { renderRoutes } from './render.tsx';

/** Somebody of a role, with what the role may do. */
export function accountOf(role: PersonRole, change: Partial<Account> = {}): Account {
  return {
    id: '019aa3a0-2222-7000-8000-000000000001',
    kind: 'user',
    name: 'Marta Ferri',
    email: 'marta.ferri@prova.example',
    role,
    language: 'it',
    organisation: {
      id: '019aa3a0-1111-7000-8000-000000000001',
      name: 'Cooperativa Il Ponte',
      kind: 'promoter',
    },
    districtIds: [],
    permissions: [...permissionsOf(role)],
    ...change,
  };
}

/** As the application's frame does: nothing below it before it is known who is signed in. */
function Frame() {
  const { data } = useQuery(sessionQuery);
  return data ? <Outlet /> : null;
}

/** A page as somebody of this role sees it, with answers in place of the network. */
export function openAs(
  role: PersonRole,
  page: { routes: RouteObject[]; address: string; answers: Parameters<typeof answerWith>[0] },
) {
  const sent = answerWith({
    'GET /sessions/current': { body: { account: accountOf(role) } },
    ...page.answers,
  });
  return { ...renderRoutes([{ Component: Frame, children: page.routes }], page.address), sent };
}
