export const dowries = {};
