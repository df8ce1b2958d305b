export const caseFiles = {};
