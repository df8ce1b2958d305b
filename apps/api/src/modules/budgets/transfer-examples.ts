/** What the contract shows: a transfer of PUOI 2022 from LT/1 to LT/2, approved. */
const ids = {
  transfer: '0192f4c1-3b1e-7c44-9d2a-5f0b7c9e1c01',
  from: '0192f498-0a0b-7c0d-8e0f-a1b2c3d4e504',
  to: '0192f498-0a0b-7c0d-8e0f-a1b2c3d4e505',
  officer: '0192f49c-2233-7445-9667-8899aabbcc07',
  other: '0192f49c-2233-7445-9667-8899aabbcc08',
  transaction: '0192f4b2-3b1e-7c44-9d2a-5f0b7c9e1b02',
};
export const proposeTransfer = {
  editionId: 'puoi-2022',
  fundId: 'fse-pon-inclusione',
  fromDistrictId: ids.from,
  toDistrictId: ids.to,
  amountCents: 5_940_000,
  words: 'Il distretto LT/2 ha dieci richieste in lista d’attesa; LT/1 non ne ha.',
};
export const transferWords = { words: 'Il nostro distretto ha richieste previste per novembre.' };
export const approveTransfer = { words: 'Concordato nel tavolo del 12 settembre.' };
const { words, ...asked } = proposeTransfer;
const entry = {
  id: '0192f4c1-3b1e-7c44-9d2a-5f0b7c9e1c02',
  act: 'proposed',
  words,
  writtenById: ids.officer,
  writtenByName: 'Anna Conti',
  writtenAt: '2022-09-13T08:30:00.000Z',
};
export const transfer = {
  id: ids.transfer,
  ...asked,
  fromDistrictName: 'Distretto LT/1',
  toDistrictName: 'Distretto LT/2',
  state: 'approved',
  proposedById: ids.officer,
  proposedByName: 'Anna Conti',
  proposedAt: '2022-09-13T08:30:00.000Z',
  decidedById: ids.other,
  decidedByName: 'Carla Neri',
  decidedAt: '2022-09-14T10:05:00.000Z',
  transactionId: ids.transaction,
  diary: [
    entry,
    {
      ...entry,
      id: '0192f4c1-3b1e-7c44-9d2a-5f0b7c9e1c03',
      act: 'approved',
      ...approveTransfer,
      writtenById: ids.other,
      writtenByName: 'Carla Neri',
      writtenAt: '2022-09-14T10:05:00.000Z',
    },
  ],
  version: 2,
};
