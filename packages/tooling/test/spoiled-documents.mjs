import { filter, one, rename } from './contract-parts.mjs';

/** The good contract spoilt in one place at a time. @type {import('./contract-parts.mjs').Spoiled[]} */
export const spoiledDocuments = [
  ['info-is-complete', 'no contact', (contract) => delete contract.info.contact],
  ['info-is-complete', 'no x-api-id', (contract) => delete contract.info['x-api-id']],
  [
    'version-is-semantic',
    'a year for a version',
    (contract) => Object.assign(contract.info, { version: '2026' }),
  ],
  ['servers-are-described', 'no servers', (contract) => delete contract.servers],
  ['servers-are-described', 'an unexplained server', (contract) => delete contract.servers[0].description],
  ['servers-are-https-or-for-trials', 'plain http', (contract) => delete contract.servers[1]['x-sandbox']],
  [
    'servers-carry-the-base-path',
    'an address without a version',
    (contract) => Object.assign(contract.servers[0], { url: 'https://approdo.test/api' }),
  ],
  ['status-is-public', 'no status', (contract) => rename(contract, '/status', '/health')],
  ['paths-are-kebab-case', 'camelCase', (contract) => rename(contract, '/dowries', '/allDowries')],
  ['paths-are-kebab-case', 'a slash at the end', (contract) => rename(contract, '/dowries', '/dowries/')],
  ['paths-have-no-verbs', 'a verb', (contract) => rename(contract, '/dowries', '/dowries/grant')],
  ['paths-have-no-verbs', 'a verb and its object', (contract) => rename(contract, '/dowries', '/make-dowry')],
  ['collections-are-plural', 'one', (contract) => rename(contract, '/dowries/{dowryId}', '/dowry/{dowryId}')],
  [
    'operation-ids-are-unique',
    'twice',
    (contract) => Object.assign(one(contract), { operationId: 'dowries' }),
  ],
  ['addresses-hold-no-personal-data', 'a tax code', (contract) => filter(contract, 'taxCode')],
  ['addresses-hold-no-personal-data', 'a name', (contract) => filter(contract, 'familyName')],
  ['addresses-hold-no-personal-data', 'a birth date', (contract) => filter(contract, 'bornBefore.birthDate')],
  [
    'security-is-a-bearer-token',
    'a cookie',
    ({ components }) =>
      (components.securitySchemes.cookie = { type: 'apiKey', in: 'cookie', name: 'session' }),
  ],
];
