import { ApiProblem } from '../../lib/api-problem.ts';

/** A refusal with reasons, one of which names a field of the specimen form. */
export const refusedByRules = new ApiProblem({
  type: '/problems/dowries/clearance-refused',
  status: 422,
  title: 'La richiesta di nulla osta è irricevibile',
  detail: 'Due requisiti non sono soddisfatti.',
  violations: [
    {
      code: 'declarationTooOld',
      pointer: '/declaredOn',
      message: 'La DID è del 02/03/2026: ha più di 6 mesi.',
      fix: 'Registra una nuova DID, poi ripeti la richiesta.',
      numbers: { monthsMax: 6 },
    },
    {
      code: 'hoursMissing',
      pointer: '',
      message: 'Sono certificate 14 ore di orientamento su 20.',
      fix: 'Certifica le ore mancanti nelle attività A2 e A3.',
      numbers: { certifiedMinutes: 840, requiredMinutes: 1200 },
    },
  ],
  correlationId: '0193f2c1-7c3a-7d00-8a4e-2f1b3c4d5e6f',
  extra: {},
});

/** A failure of ours: nothing but the request's id. */
export const brokenServer = new ApiProblem({
  type: '/problems/platform/unexpected',
  status: 500,
  title: 'Errore imprevisto',
  detail: '',
  violations: [],
  correlationId: '0193f2c1-7c3a-7d00-8a4e-2f1b3c4d5e6f',
  extra: {},
});
