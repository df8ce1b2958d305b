import { change, filter, make } from './contract-parts.mjs';

/** What looks like a fault and is none. @type {[how: string, change: (contract: import('./contract-parts.mjs').Contract) => void][]} */
export const accepted = [
  [
    'a document given back as it was answered',
    (contract) => {
      const { content } = change(contract).requestBody;
      content['application/json'] = content['application/merge-patch+json'];
      delete content['application/merge-patch+json'];
      contract.paths['/dowries/{dowryId}'].put = change(contract);
      delete contract.paths['/dowries/{dowryId}'].patch;
    },
  ],
  [
    'an internal change of what belongs to the caller alone',
    (contract) => {
      Object.assign(change(contract), { 'x-internal': true, security: [{ bearer: [] }], parameters: [] });
    },
  ],
  [
    'a POST that says why it cannot be repeated',
    (contract) => {
      Object.assign(make(contract), {
        'x-not-repeatable': 'The answer shows a secret once.',
        parameters: [],
      });
    },
  ],
  [
    'an amount with a qualifier',
    ({ components: { schemas } }) => {
      schemas.RequestDowry.properties.amountCentsMax = schemas.Dowry.properties.amountCents;
    },
  ],
  [
    'a bounded object that says what it holds',
    ({ components: { schemas } }) => {
      Object.assign(schemas.RequestDowry, {
        additionalProperties: true,
        maxProperties: 20,
        description: 'Figures',
      });
    },
  ],
  ['an id of a thing with a secret', (contract) => filter(contract, 'apiKeyId')],
];
