export const actionPlans = {};
