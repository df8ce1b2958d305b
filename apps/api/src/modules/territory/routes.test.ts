import { describe, expect, it } from 'vitest';
import { day, useWorld } from '../../../test/world.ts';
import {
  birthplaceOn,
  demonstrationDistricts,
  districtOfMunicipality,
  establishDistrict,
  municipalityOn,
} from './index.ts';

const world = useWorld({ today: '2026-11-22' });

interface Place {
  name: string;
  belfioreCode: string;
  istatCode: string;
  provinceCode: string;
}
type PageOf<Item> = { items: Item[]; nextCursor: string | null; limit: number };

async function found(query: string): Promise<Place[]> {
  const operator = await world.as('operator');
  const reply = await operator.get<PageOf<Place>>(`/municipalities?${query}`);
  expect(reply.status).toBe(200);
  return reply.body.items;
}

const names = async (query: string) => (await found(query)).map(({ name }) => name);
const district = (index: number) => {
  const one = demonstrationDistricts[index];
  if (one === undefined) throw new Error('no such district');
  return one;
};

describe('municipalities', () => {
  it('are found by the beginning of a name, the exact one first, whatever the accents', async () => {
    expect((await names('q=cori'))[0]).toBe('Cori');
    expect(await names('q=Forlì&limit=1')).toEqual(['Forlì']);
    expect(await names('q=FORLI&limit=1')).toEqual(['Forlì']);
    expect(await names("q=l'aquila")).toEqual(["L'Aquila"]);
  });

  it('are found by the beginning of any word, in either language', async () => {
    expect(await names('q=aquila&limit=100')).toContain("L'Aquila");
    expect(await names('q=bozen')).toContain('Bolzano');
    expect(await names('q=bott&provinceCode=CR')).toEqual(["Cingia de' Botti"]);
  });

  it('are found by either code', async () => {
    expect(await names('belfioreCode=D003')).toEqual(['Cori']);
    expect(await names('istatCode=059006')).toEqual(['Cori']);
  });

  it('are those of the day asked for: today unless said', async () => {
    expect(await names('q=setteville')).toEqual(['Setteville']);
    expect(await names('q=setteville&on=2024-01-21')).toEqual([]);
    expect(await names('q=quero&on=2024-01-21')).toEqual(['Quero Vas']);
    expect(await names('q=quero')).toEqual([]);
  });

  it('come in pages that leave out nothing and repeat nothing', async () => {
    const operator = await world.as('operator');
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = `/municipalities?q=san&provinceCode=CS&limit=5${cursor === null ? '' : `&cursor=${cursor}`}`;
      const { body }: { body: PageOf<Place> } = await operator.get<PageOf<Place>>(query);
      seen.push(...body.items.map(({ istatCode }) => istatCode));
      cursor = body.nextCursor;
    } while (cursor !== null);
    const all = (await found('q=san&provinceCode=CS&limit=100')).map(({ istatCode }) => istatCode);
    expect(all.length).toBeGreaterThan(10);
    expect(seen).toEqual(all);
  });

  it('are none for a text without letters or digits, and % and _ are no wildcards', async () => {
    expect(await names('q=...')).toEqual([]);
    expect(await names('q=%25')).toEqual([]);
    expect(await names('q=r_ma')).toEqual([]);
  });

  it.each(['on=2026-02-30', 'belfioreCode=X', 'limit=101', 'limit=0', 'cursor=bm8', `q=${'a'.repeat(101)}`])(
    'refuse %s as malformed',
    async (query) => {
      const operator = await world.as('operator');
      expect((await operator.get(`/municipalities?${query}`)).status).toBe(400);
    },
  );
});

describe('states and regions', () => {
  it('list every state by its Italian name, with its code in tax codes', async () => {
    const { body } = await (await world.as('auditor')).get<{ items: Record<string, string | null>[] }>(
      '/countries',
    );
    expect(body.items.find(({ code }) => code === 'NG')).toEqual({
      code: 'NG',
      nameIt: 'Nigeria',
      nameEn: 'Nigeria',
      belfioreCode: 'Z335',
      istatCode: '443',
    });
    expect(body.items.find(({ code }) => code === 'CI')).toMatchObject({
      nameIt: 'Costa d’Avorio',
      belfioreCode: 'Z313',
    });
    expect(body.items.find(({ code }) => code === 'IT')).toMatchObject({
      nameIt: 'Italia',
      belfioreCode: null,
    });
    expect(body.items.every(({ nameIt, code }) => nameIt !== code)).toBe(true);
  });

  it('list the regions with the provinces of today', async () => {
    const reply = await (await world.as('administrator')).get<{
      items: { code: string; name: string; provinces: { code: string }[] }[];
    }>('/regions');
    expect(reply.body.items.length).toBe(20);
    const lazio = reply.body.items.find(({ name }) => name === 'Lazio');
    expect(lazio?.provinces.map(({ code }) => code)).toEqual(['FR', 'LT', 'RI', 'RM', 'VT']);
    expect(reply.body.items.flatMap(({ provinces }) => provinces).length).toBe(107);
  });

  it('are for those who signed in', async () => {
    for (const url of ['/municipalities', '/countries', '/regions', '/districts']) {
      expect((await world.nobody.get(url)).status).toBe(401);
    }
  });
});

describe('districts', () => {
  it('are established once, as sets of municipalities, and seen by every role', async () => {
    const made = await establishDistrict(world.system, district(0));
    expect(made.municipalities.map(({ name }) => name)).toEqual([
      'Aprilia',
      'Cisterna di Latina',
      'Cori',
      'Rocca Massima',
    ]);
    const coordinator = await world.person('coordinator', { districtIds: [made.id] });
    const one = await coordinator.get(`/districts/${made.id}`);
    expect(one.body).toEqual(made);
    expect(one.etag).toBe('"1"');
    const page = await coordinator.get<PageOf<{ code: string }>>('/districts?regionCode=12');
    expect(page.body.items.map(({ code }) => code)).toEqual(['LT/1']);
    await expect(establishDistrict(world.system, district(0))).rejects.toMatchObject({
      cause: { constraint: 'district_code_once' },
    });
  });

  it('know the district of a municipality', async () => {
    const made = await establishDistrict(world.system, district(1));
    expect(made.municipalities.length).toBe(17);
    expect(await world.system.read((tx) => districtOfMunicipality(tx, '019021'))).toBe(made.id);
    expect(await world.system.read((tx) => districtOfMunicipality(tx, '058091'))).toBeNull();
  });

  it('never share a municipality', async () => {
    const made = await establishDistrict(world.system, district(2));
    const other = { ...district(3), municipalityIstatCodes: ['079023', '089017'] };
    await expect(establishDistrict(world.system, other)).rejects.toMatchObject({
      cause: { constraint: 'municipality_in_one_district' },
    });
    expect(await world.system.read((tx) => districtOfMunicipality(tx, '079023'))).toBeNull();
    expect(await world.system.read((tx) => districtOfMunicipality(tx, '089017'))).toBe(made.id);
  });

  it('are refused with every municipality that is unknown today, and when empty', async () => {
    // 024071 is Nanto, which ended on 21 February 2026.
    const wrong = { ...district(3), municipalityIstatCodes: ['079023', '024071', '999999'] };
    await expect(establishDistrict(world.system, wrong)).rejects.toMatchObject({
      kind: { type: 'territory/district-refused', status: 422 },
      details: {
        violations: [{ pointer: '/municipalityIstatCodes/1' }, { pointer: '/municipalityIstatCodes/2' }],
      },
    });
    await expect(
      establishDistrict(world.system, { ...wrong, municipalityIstatCodes: [] }),
    ).rejects.toMatchObject({
      details: { violations: [{ code: 'districtEmpty' }] },
    });
  });

  it('that are not there are not found', async () => {
    const operator = await world.as('operator');
    expect((await operator.get('/districts/019aa3a0-0000-7000-8000-000000000001')).status).toBe(404);
    expect((await operator.get('/districts/LT-1')).status).toBe(400);
  });

  it('cannot be written by anyone but the installation', async () => {
    const client = await world.database.pool.connect();
    try {
      await client.query("begin; select set_config('app.role', 'authority', true)");
      const forged = client.query(
        "insert into districts (id, code, name, region_code) values (gen_random_uuid(), 'XX', 'Inventato', '12')",
      );
      await expect(forged).rejects.toMatchObject({ code: '42501' });
      await client.query('rollback');
      await expect(client.query("update municipalities set name = 'Altrove'")).rejects.toMatchObject({
        code: '42501',
      });
      await expect(client.query('select from reference_loads')).rejects.toMatchObject({ code: '42501' });
    } finally {
      client.release();
    }
  });
});

describe('a birthplace', () => {
  const at = (belfioreCode: string, on: string) =>
    world.system.read((tx) => birthplaceOn(tx, { belfioreCode, on: day(on) }));

  it('is the municipality its Belfiore code stood for on the birth date', async () => {
    expect(await at('D003', '1998-05-05')).toMatchObject({
      kind: 'municipality',
      municipality: { name: 'Cori', provinceName: 'Latina', regionCode: '12' },
    });
    expect(await at('D003', '1930-01-01')).toMatchObject({ municipality: { provinceCode: 'RM' } });
    expect(await at('M439', '2026-02-21')).toMatchObject({ municipality: { name: 'Castegnero Nanto' } });
    expect(await at('M439', '2026-02-20')).toBeNull();
  });

  it('is a foreign state on any day', async () => {
    expect(await at('Z335', '1990-01-01')).toMatchObject({ kind: 'country', country: { code: 'NG' } });
  });

  it('is nothing for a code that stands for no place', async () => {
    expect(await at('Z999', '1990-01-01')).toBeNull();
    expect(await at('A000', '1990-01-01')).toBeNull();
  });

  it('is found by ISTAT code too', async () => {
    const on = day('2026-11-22');
    expect(await world.system.read((tx) => municipalityOn(tx, { istatCode: '019021', on }))).toMatchObject({
      name: 'Casalmaggiore',
      belfioreCode: 'B898',
    });
    expect(await world.system.read((tx) => municipalityOn(tx, { istatCode: '999999', on }))).toBeNull();
  });
});
