import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch, type Shapes, unwrap } from '../../lib/api.ts';
import { useAttempt } from '../../lib/attempt.ts';
import type { Found } from '../../ui/autocomplete-field.tsx';

export type Organisation = Shapes['Organisation'];
export type OrganisationRow = Shapes['OrganisationRow'];
export type Seat = Shapes['Seat'];
export type Accreditation = Shapes['Accreditation'];

export interface OrganisationFilter {
  q?: string;
  kind?: Organisation['kind'];
  state?: 'open' | 'closed';
  accreditation?: Accreditation['kind'];
  cursor?: string;
}

/** A page of the bodies. */
export function organisationPageQuery(filter: OrganisationFilter) {
  return queryOptions({
    queryKey: ['network', 'page', filter],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/organisations', { params: { query: { limit: 50, ...filter } }, signal })),
  });
}

/** One body with its seats and accreditations. */
export function organisationQuery(organisationId: string) {
  return queryOptions({
    queryKey: ['network', 'detail', organisationId],
    queryFn: ({ signal }) =>
      unwrap(api.GET('/organisations/{organisationId}', { params: { path: { organisationId } }, signal })),
  });
}

/** The regions, to choose from. They change with a law. */
export const regionsQuery = queryOptions({
  queryKey: ['network', 'regions'],
  queryFn: ({ signal }) => unwrap(api.GET('/regions', { signal })),
  staleTime: 3_600_000,
});

/** The municipalities whose name begins like this, as choices. */
export async function searchMunicipalities(q: string, signal: AbortSignal): Promise<Found[]> {
  const page = await unwrap(api.GET('/municipalities', { params: { query: { q, limit: 10 } }, signal }));
  return page.items.map(({ istatCode, name, provinceName, provinceCode }) => ({
    value: istatCode,
    label: name,
    detail: `${provinceName} (${provinceCode})`,
  }));
}

/** What is done after a body, or something of it, was changed: what was read of bodies is read again. */
function useRefresh() {
  const queryClient = useQueryClient();
  return () => queryClient.invalidateQueries({ queryKey: ['network'] });
}

/** Enters a body. */
export function useAddOrganisation() {
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (body: Shapes['AddOrganisation']) =>
      unwrap(api.POST('/organisations', { params: { header: attempt.headers(body) }, body })),
    onSuccess: useRefresh(),
  });
}

/** Changes a body from the version on screen. */
export function useChangeOrganisation({ id: organisationId, version }: Organisation) {
  return useMutation({
    mutationFn: (body: Shapes['ChangeOrganisation']) =>
      unwrap(
        api.PATCH('/organisations/{organisationId}', {
          params: { path: { organisationId }, header: ifMatch(version) },
          body,
        }),
      ),
    onSuccess: useRefresh(),
  });
}

/** Closes a body. */
export function useCloseOrganisation({ id: organisationId, version }: Organisation) {
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (body: Shapes['CloseOrganisation']) =>
      unwrap(
        api.POST('/organisations/{organisationId}/closure', {
          params: { path: { organisationId }, header: { ...ifMatch(version), ...attempt.headers(body) } },
          body,
        }),
      ),
    onSuccess: useRefresh(),
  });
}

/** Opens a closed body again. */
export function useReopenOrganisation({ id: organisationId, version }: Organisation) {
  return useMutation({
    mutationFn: () =>
      unwrap(
        api.DELETE('/organisations/{organisationId}/closure', {
          params: { path: { organisationId }, header: ifMatch(version) },
        }),
      ),
    onSuccess: useRefresh(),
  });
}

/** Adds a seat to a body. */
export function useAddSeat(organisationId: string) {
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (body: Shapes['AddSeat']) =>
      unwrap(
        api.POST('/organisations/{organisationId}/seats', {
          params: { path: { organisationId }, header: attempt.headers(body) },
          body,
        }),
      ),
    onSuccess: useRefresh(),
  });
}

/** Changes a seat from the version on screen. */
export function useChangeSeat(organisationId: string) {
  return useMutation({
    mutationFn: ({ seat, body }: { seat: Seat; body: Shapes['ChangeSeat'] }) =>
      unwrap(
        api.PATCH('/organisations/{organisationId}/seats/{seatId}', {
          params: { path: { organisationId, seatId: seat.id }, header: ifMatch(seat.version) },
          body,
        }),
      ),
    onSuccess: useRefresh(),
  });
}

/** Enters an accreditation. */
export function useAddAccreditation(organisationId: string) {
  const attempt = useAttempt();
  return useMutation({
    mutationFn: (body: Shapes['AddAccreditation']) =>
      unwrap(
        api.POST('/organisations/{organisationId}/accreditations', {
          params: { path: { organisationId }, header: attempt.headers(body) },
          body,
        }),
      ),
    onSuccess: useRefresh(),
  });
}

/** Changes an accreditation from the version on screen. */
export function useChangeAccreditation(organisationId: string) {
  return useMutation({
    mutationFn: ({
      accreditation,
      body,
    }: {
      accreditation: Accreditation;
      body: Shapes['ChangeAccreditation'];
    }) =>
      unwrap(
        api.PATCH('/organisations/{organisationId}/accreditations/{accreditationId}', {
          params: {
            path: { organisationId, accreditationId: accreditation.id },
            header: ifMatch(accreditation.version),
          },
          body,
        }),
      ),
    onSuccess: useRefresh(),
  });
}
