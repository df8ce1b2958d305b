import { nameActs } from '../case-files/index.ts';

/** The acts on an action plan, as the timeline of the person's file tells them. */
nameActs({
  'actionPlan.opened': { it: 'Piano di azione aperto', en: 'Action plan opened' },
  'actionPlan.written': { it: 'Bozza del piano scritta', en: 'Draft of the plan written' },
  'actionPlan.signed': { it: 'Piano di azione firmato', en: 'Action plan signed' },
  'actionPlan.revised': { it: 'Revisione del piano aperta', en: 'Revision of the plan opened' },
  'actionPlan.revisionDropped': { it: 'Revisione del piano abbandonata', en: 'Revision of the plan dropped' },
});
