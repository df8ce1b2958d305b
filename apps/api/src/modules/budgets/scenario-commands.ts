import './scenario-errors.ts';
import { eq } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/id.ts';
import { notFound, stale } from '../../platform/problem.ts';
import { editionNamed } from '../programmes/index.ts';
import { scenarioIn } from './scenario-queries.ts';
import type { ChangeScenario, SaveScenario, Scenario } from './scenario-schemas.ts';
import { forecastScenarios } from './tables.ts';

interface ScenarioChange {
  scenarioId: string;
  expectedVersion: number;
}

/** Saves a scenario for the actor and the colleagues of the same body. Errors: 409 a name that the body has used. */
export function saveScenario(ctx: Context, input: SaveScenario): Promise<Scenario> {
  const { organisationId } = ctx.actor;
  if (organisationId === null) throw notFound();
  const now = ctx.clock.now();
  editionNamed(input.editionId);
  return ctx.transaction(async (tx) => {
    const id = newId();
    const by = { createdAt: now, createdBy: ctx.actor.id, updatedAt: now, updatedBy: ctx.actor.id };
    await tx.insert(forecastScenarios).values({ ...input, id, organisationId, ...by });
    return scenarioIn(tx, id);
  });
}

/** Gives a scenario another name and other parameters. Errors: 404, 409 a name that the body has used, 412. */
export function changeScenario(ctx: Context, change: ScenarioChange & ChangeScenario): Promise<Scenario> {
  const { scenarioId, expectedVersion, name, parameters } = change;
  return ctx.transaction(async (tx) => {
    await scenarioForChange(tx, change);
    await tx
      .update(forecastScenarios)
      .set({
        name,
        parameters,
        updatedAt: ctx.clock.now(),
        updatedBy: ctx.actor.id,
        version: expectedVersion + 1,
      })
      .where(eq(forecastScenarios.id, scenarioId));
    return scenarioIn(tx, scenarioId);
  });
}

/** Deletes a scenario. Errors: 404, 412. */
export function removeScenario(ctx: Context, change: ScenarioChange): Promise<null> {
  return ctx.transaction(async (tx) => {
    await scenarioForChange(tx, change);
    await tx.delete(forecastScenarios).where(eq(forecastScenarios.id, change.scenarioId));
    return null;
  });
}

async function scenarioForChange(tx: Tx, { scenarioId, expectedVersion }: ScenarioChange): Promise<void> {
  const [found] = await tx
    .select({ version: forecastScenarios.version })
    .from(forecastScenarios)
    .where(eq(forecastScenarios.id, scenarioId))
    .for('no key update');
  if (!found) throw notFound();
  if (found.version !== expectedVersion) throw stale();
}
