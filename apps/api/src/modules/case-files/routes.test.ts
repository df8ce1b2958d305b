import { describe, expect, it } from 'vitest';
import { useWorld } from '../../../test/world.ts';
import type { CaseFile } from './schemas/case-file.ts';
import { OpenCaseFile } from './schemas/inputs.ts';

const world = useWorld({ today: '2026-11-22' });

describe('opening a file', () => {
  it('keeps everything that was given, and answers it with code, version and who wrote it', async () => {
    const operator = await world.person('operator', { name: 'Chiara Rossi' });
    const [example] = (OpenCaseFile as unknown as { examples: OpenCaseFile[] }).examples;
    const reply = await operator.post<CaseFile>('/case-files', example);
    expect(reply.status).toBe(201);
    expect(reply.etag).toBe('"1"');
    expect(reply.body).toMatchObject({
      code: expect.stringMatching(/^FA-2026-\d{6}$/),
      familyName: 'Osagie',
      birthDate: '2001-09-14',
      age: 25,
      birthCountryCode: 'NG',
      birthLocality: 'Benin City',
      residence: {
        street: 'Via della Libertà 12',
        municipalityCode: '059006',
        municipalityName: 'Cori (LT)',
      },
      domicile: null,
      lastUpdatedBy: 'Chiara Rossi',
      permit: { state: 'valid', validUntil: '2027-03-02', daysLeft: 100 },
      taxCodes: [{ kind: 'personal', code: 'SGOBSS01P54Z335X', validFrom: '2022-05-10', validUntil: null }],
      stayPermits: [
        { kind: 'restricted', masked: true, number: 'I12345678', issuedBy: 'Questura di Latina' },
      ],
      employmentStatuses: [{ condition: 'unemployed', paidPolicy: 'none', paidPolicyName: null }],
      workDeclarations: [{ declaredOn: '2026-09-14', revokedOn: null }],
      consents: [{ kind: 'privacyNotice', withdrawnOn: null }],
      languages: [
        { language: 'en', level: 'C1' },
        { language: 'it', level: 'A2' },
      ],
      warnings: [],
    });
    const read = await operator.get<CaseFile>(`/case-files/${reply.body.id}`);
    expect(read.body).toEqual(reply.body);
  });
});
