import { and, inArray, isNull } from 'drizzle-orm';
import type { Context } from '../../platform/context.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/id.ts';
import type { Violation } from '../../platform/problem.ts';
import { recordAudit } from '../audit/index.ts';
import { districtRefused } from './errors.ts';
import { districtIn } from './queries.ts';
import type { District } from './schemas.ts';
import { districtMunicipalities, districts, municipalities } from './tables.ts';

export interface EstablishDistrict {
  readonly code: string;
  readonly name: string;
  readonly regionCode: string;
  readonly municipalityIstatCodes: readonly string[];
}

/**
 * Establishes a district as a set of municipalities that exist today and belong to no other. Done by the installation, not by
 * a person. Refused with every municipality that is unknown; a code or a municipality already taken is a conflict.
 */
export function establishDistrict(ctx: Context, input: EstablishDistrict): Promise<District> {
  return ctx.transaction(async (tx) => {
    const violations = await membershipViolations(tx, input.municipalityIstatCodes);
    if (violations.length > 0) throw districtRefused({ violations });
    const id = newId();
    const { code, name, regionCode } = input;
    const actorId = ctx.actor.id;
    await tx.insert(districts).values({ id, code, name, regionCode, createdBy: actorId, updatedBy: actorId });
    await tx.insert(districtMunicipalities).values(
      input.municipalityIstatCodes.map((municipalityIstatCode) => ({
        districtId: id,
        municipalityIstatCode,
      })),
    );
    await recordAudit(tx, ctx, {
      area: 'administration',
      action: 'district.established',
      entity: 'district',
      entityId: id,
      details: { municipalities: input.municipalityIstatCodes.length },
    });
    return districtIn(ctx, tx, id);
  });
}

async function membershipViolations(tx: Tx, istatCodes: readonly string[]): Promise<Violation[]> {
  if (istatCodes.length === 0) {
    return [
      {
        code: 'districtEmpty',
        pointer: '/municipalityIstatCodes',
        message: { it: 'Il distretto non ha comuni.', en: 'The district has no municipality.' },
        fix: { it: 'Indica almeno un comune.', en: 'Name at least one municipality.' },
      },
    ];
  }
  const rows = await tx
    .select({ istatCode: municipalities.istatCode })
    .from(municipalities)
    .where(and(inArray(municipalities.istatCode, [...istatCodes]), isNull(municipalities.validTo)));
  const known = new Set(rows.map(({ istatCode }) => istatCode));
  return istatCodes.flatMap((istatCode, index) => (known.has(istatCode) ? [] : [unknownMunicipality(index)]));
}

function unknownMunicipality(index: number): Violation {
  return {
    code: 'municipalityUnknown',
    pointer: `/municipalityIstatCodes/${index}`,
    message: {
      it: 'Nessun comune ha oggi questo codice ISTAT.',
      en: 'No municipality has this ISTAT code today.',
    },
    fix: {
      it: 'Cerca il comune e copia il suo codice ISTAT.',
      en: 'Look the municipality up and copy its ISTAT code.',
    },
  };
}
