export const programmes = {};
