import { nameActs } from '../case-files/index.ts';

// what the timeline of a case file says of its dowries
nameActs({
  'dowry.requested': { it: 'Dote richiesta', en: 'Dowry requested' },
  'dowry.granted': {
    it: 'Nulla osta concesso, dote riservata sul budget',
    en: 'Clearance granted, dowry reserved on the budget',
  },
  'dowry.notCovered': {
    it: 'Nulla osta non concesso: fondi insufficienti',
    en: 'Clearance not granted: not enough money',
  },
  'dowry.refused': { it: 'Dote respinta', en: 'Dowry refused' },
  'dowry.withdrawn': { it: 'Dote ritirata', en: 'Dowry withdrawn' },
});
