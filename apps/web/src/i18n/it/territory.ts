export const territory = {};
