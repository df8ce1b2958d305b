// Where a test spoils the good contract.

/**
 * @typedef {ReturnType<typeof import('./good-contract.mjs').goodContract>} Contract
 * @typedef {[rule: string, how: string, spoil: (contract: Contract) => void]} Spoiled the rule that must notice
 */

/** @param {Contract} contract */
export const dowry = (contract) => contract.components.schemas.Dowry.properties;
/** @param {Contract} contract */
export const list = (contract) => contract.paths['/dowries'].get;
/** @param {Contract} contract */
export const make = (contract) => contract.paths['/dowries'].post;
/** @param {Contract} contract */
export const one = (contract) => contract.paths['/dowries/{dowryId}'].get;
/** @param {Contract} contract */
export const change = (contract) => contract.paths['/dowries/{dowryId}'].patch;
/** @param {Contract} contract @param {string} from @param {string} to */
export const rename = (contract, from, to) => {
  contract.paths[to] = contract.paths[from];
  delete contract.paths[from];
};
/** @param {Contract} contract @param {string} name */
export const filter = (contract, name) =>
  list(contract).parameters.push({
    name,
    in: 'query',
    schema: { type: 'string', maxLength: 80, pattern: '^.*$' },
  });
