import { stayPermitKinds } from '@approdo/shared/stay-permits';
import Type, { type Static } from 'typebox';
import { Day, enumOf, Id, Nullable, named, Prose, Text } from '../../../platform/schema.ts';
import { consentKinds, consentWays, taxCodeKinds } from '../words.ts';
import { partly } from './patch.ts';

const TaxCodeText = Type.String({
  minLength: 1,
  maxLength: 40,
  pattern: '^[^\\u0000-\\u001f]*$',
  description: 'As written; spaces, dots and small letters are tidied up.',
});

const taxCode = { code: TaxCodeText, validFrom: Day, validUntil: Nullable(Day) };
export const TaxCodeShape = named(
  'TaxCode',
  {
    id: Id,
    kind: enumOf(taxCodeKinds),
    ...taxCode,
    code: Type.String({ pattern: '^[A-Z0-9]{11,16}$', maxLength: 16 }),
  },
  {
    description: 'A tax code, personal or provisional, in the period in which it is the person’s.',
    examples: [
      {
        id: '019aa3a0-0000-7000-8000-000000000301',
        kind: 'personal',
        code: 'DLLMMD98E05Z319E',
        validFrom: '2024-03-11',
        validUntil: null,
      },
    ],
  },
);
export const AddTaxCode = named(
  'AddTaxCode',
  { code: TaxCodeText, validFrom: Type.Optional(Day), validUntil: Type.Optional(Day) },
  {
    description: 'Valid from today unless said. The code in force until then ends the day before.',
    examples: [{ code: 'DLLMMD98E05Z319E', validFrom: '2024-03-11' }],
  },
);
export type AddTaxCode = Static<typeof AddTaxCode>;
export const ChangeTaxCode = named('ChangeTaxCode', partly(taxCode), {
  examples: [{ validUntil: '2026-10-31' }],
});
export type ChangeTaxCode = Static<typeof ChangeTaxCode>;

const permitDates = {
  number: Nullable(Text(40)),
  issuedOn: Nullable(Day),
  issuedBy: Nullable(Text(100, { description: 'The questura.' })),
  validFrom: Nullable(Day),
  validUntil: Nullable(Day),
  renewalRequestedOn: Nullable(Day),
  renewalReceiptNumber: Nullable(Text(40)),
  asylumLodgedOn: Nullable(Day),
  note: Nullable(Prose(2000)),
};
const PermitKind = enumOf(stayPermitKinds);
export const StayPermitShape = named(
  'StayPermit',
  {
    id: Id,
    kind: enumOf([...stayPermitKinds, 'restricted'], {
      description: '`restricted` stands for a masked kind.',
    }),
    ...permitDates,
    masked: Type.Boolean({
      description:
        'True where kind, note and the day of the asylum request are withheld until revealed: the kind alone tells something of article 9 GDPR.',
    }),
  },
  {
    description: 'A title of stay with its dates; a receipt of renewal counts after its end.',
    examples: [
      {
        id: '019aa3a0-0000-7000-8000-000000000302',
        kind: 'employment',
        number: 'I12345678',
        issuedOn: '2025-02-03',
        issuedBy: 'Questura di Latina',
        validFrom: '2025-02-03',
        validUntil: '2027-02-02',
        renewalRequestedOn: null,
        renewalReceiptNumber: null,
        asylumLodgedOn: null,
        note: null,
        masked: false,
      },
    ],
  },
);
const newPermit = {
  kind: PermitKind,
  number: Type.Optional(Text(40)),
  issuedOn: Type.Optional(Day),
  issuedBy: Type.Optional(Text(100)),
  validFrom: Type.Optional(Day),
  validUntil: Type.Optional(Day),
  renewalRequestedOn: Type.Optional(Day),
  renewalReceiptNumber: Type.Optional(Text(40)),
  asylumLodgedOn: Type.Optional(Day),
  note: Type.Optional(Prose(2000)),
};
export const AddStayPermit = named('AddStayPermit', newPermit, {
  examples: [
    {
      kind: 'subsidiaryProtection',
      number: 'I12345678',
      issuedOn: '2025-02-03',
      issuedBy: 'Questura di Latina',
      validFrom: '2025-02-03',
      validUntil: '2030-02-02',
    },
  ],
});
export type AddStayPermit = Static<typeof AddStayPermit>;
export const ChangeStayPermit = named('ChangeStayPermit', partly({ kind: PermitKind, ...permitDates }), {
  examples: [{ renewalRequestedOn: '2026-11-10', renewalReceiptNumber: '056123456789' }],
});
export type ChangeStayPermit = Static<typeof ChangeStayPermit>;

const consent = {
  kind: enumOf(consentKinds),
  textVersion: Text(40, { description: 'Which version of the text the person was given.' }),
  givenOn: Day,
  withdrawnOn: Nullable(Day),
  how: enumOf(consentWays),
};
export const ConsentShape = named(
  'Consent',
  { id: Id, ...consent },
  {
    description: 'The privacy notice handed over, or a consent given and possibly withdrawn.',
    examples: [
      {
        id: '019aa3a0-0000-7000-8000-000000000307',
        kind: 'privacyNotice',
        textVersion: '1.0',
        givenOn: '2026-09-14',
        withdrawnOn: null,
        how: 'onPaper',
      },
    ],
  },
);
export const AddConsent = named(
  'AddConsent',
  {
    kind: consent.kind,
    textVersion: consent.textVersion,
    givenOn: Day,
    withdrawnOn: Type.Optional(Day),
    how: consent.how,
  },
  { examples: [{ kind: 'dataProcessing', textVersion: '1.0', givenOn: '2026-09-14', how: 'onPaper' }] },
);
export type AddConsent = Static<typeof AddConsent>;
export const ChangeConsent = named('ChangeConsent', partly(consent), {
  examples: [{ withdrawnOn: '2026-11-20' }],
});
export type ChangeConsent = Static<typeof ChangeConsent>;
