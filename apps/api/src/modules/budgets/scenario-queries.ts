import { and, desc, eq, lt } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { decodeCursor, type Page, pageFrom, pageLimitDefault } from '../../platform/keyset.ts';
import { notFound } from '../../platform/problem.ts';
import { users } from '../identity/tables.ts';
import { editionNamed, variantIds } from '../programmes/index.ts';
import { forecastIn } from './forecast-queries.ts';
import type { Forecast } from './forecast-schemas.ts';
import type { Scenario, ScenarioFilter } from './scenario-schemas.ts';
import { forecastScenarios } from './tables.ts';

/** The scenarios of the actor's own body, the last made first. */
export function scenarioPage(ctx: Context, filter: ScenarioFilter): Promise<Page<Scenario>> {
  const limit = filter.limit ?? pageLimitDefault;
  const [after] = decodeCursor(filter.cursor, 1) ?? [];
  return ctx.read(async (tx) => {
    const rows = await scenariosIn(tx)
      .where(
        and(
          after === undefined ? undefined : lt(forecastScenarios.id, String(after)),
          filter.editionId && eq(forecastScenarios.editionId, filter.editionId),
        ),
      )
      .orderBy(desc(forecastScenarios.id))
      .limit(limit + 1);
    const { items, ...page } = pageFrom(rows, limit, ({ scenario }) => [scenario.id]);
    return { ...page, items: items.map(scenarioOf) };
  });
}

/** The forecast with what a scenario changes, reckoned now. Error: 404. */
export function scenarioForecast(ctx: Context, { scenarioId }: { scenarioId: string }): Promise<Forecast> {
  return ctx.read(async (tx) => {
    const { editionId, districtId, parameters } = await scenarioIn(tx, scenarioId);
    const { variantId, ...figures } = parameters;
    const given = Object.fromEntries(Object.entries(figures).filter(([, value]) => value !== null));
    return forecastIn(tx, ctx, {
      editionId,
      ...(districtId && { districtId }),
      variantId,
      ...given,
    });
  });
}

/** One scenario of the actor's body. Error: 404. */
export async function scenarioIn(tx: Tx, scenarioId: string): Promise<Scenario> {
  const [row] = await scenariosIn(tx).where(eq(forecastScenarios.id, scenarioId));
  if (!row) throw notFound();
  return scenarioOf(row);
}

function scenariosIn(tx: Tx) {
  return tx
    .select({ scenario: forecastScenarios, createdByName: users.name })
    .from(forecastScenarios)
    .leftJoin(users, eq(users.id, forecastScenarios.createdBy))
    .$dynamic();
}
type ScenarioRow = Awaited<ReturnType<typeof scenariosIn>>[number];

function scenarioOf({ scenario, createdByName }: ScenarioRow): Scenario {
  const { id, name, editionId, districtId, parameters, createdBy, updatedAt, version } = scenario;
  return {
    id,
    name,
    editionId,
    districtId,
    parameters: {
      variantId:
        variantIds.find((variantId) => variantId === parameters.variantId) ??
        editionNamed(editionId).variants[0].id,
      dropOutPercent: figure(parameters.dropOutPercent),
      completedSpendPercent: figure(parameters.completedSpendPercent),
      droppedSpendPercent: figure(parameters.droppedSpendPercent),
      weeklyOpenings: figure(parameters.weeklyOpenings),
    },
    createdById: createdBy,
    createdByName,
    updatedAt: updatedAt.toISOString(),
    version,
  };
}

const figure = (value: string | number | undefined) => (typeof value === 'number' ? value : null);
