import { unpivoted } from './fingerprint.ts';
import type { Pass } from './invariant.ts';
import { dayNumber, drawn, sums } from './numbers.ts';

/*
 * The chains of holders, and the flows of days that the same moves make: both want every side of a move beside its holder, and one
 * join brings them together.
 */

const noPlace = () => 'null::bigint';

/** What the chains of holders begin with, as a link zero. Few differ in their names, whose hashes are made once for all that share them. */
const beginnings = (place: (row: string) => string) => `
  select h.id as holder_id, 0 as version, h.kind, h.edition_id, h.version as last, h.head, ${place('h')} as place,
    app.ledger_genesis(h.id, shared.names, h.district_id, h.organisation_id, h.dowry_id, shared.component) as hash
  from ledger_holders h
  cross join lateral (select app.ledger_names(h.kind::text, h.edition_id, h.fund_id) as names, app.ledger_component(h.component) as component offset 0) shared`;

/** The links of holders that have moved more than once, on which others may follow. */
const links = (place: (row: string) => string) => `
  select l.holder_id, l.version, h.kind, h.edition_id, h.last, h.head, h.place, l.hash from (
    select from_holder_id as holder_id, from_version as version, from_hash as hash from ledger_moves
    union all select to_holder_id, to_version, to_hash from ledger_moves where to_holder_id <> from_holder_id) l
  join (select h.id, h.kind, h.edition_id, h.version as last, h.head, ${place('h')} as place from ledger_holders h where h.version > 1 offset 0) h
    on h.id = l.holder_id`;

/** What every transaction says of itself, and the numbers of its two days. */
const digests = `
  select t.id, t.kind, t.outcome, t.edition_id, t.is_sealed, t.digest,
    ${dayNumber('t.effective_on')} as effective_day, ${dayNumber('t.recorded_on')} as recorded_day
  from (select t.id, t.kind, t.outcome, t.edition_id, t.effective_on, (t.recorded_at at time zone 'Europe/Rome')::date as recorded_on,
      l.transaction_id is not null as is_sealed, app.ledger_digest(t) as digest
    from ledger_transactions t left join ledger_seal_leaves l on l.transaction_id = t.id offset 0) t offset 0`;

/** Both sides of every move as their holders see them, with what the move adds to both chains. A move inside one holder is the same step twice. */
const sides = `
  select s.*, m.transaction_id, m.edition_id, m.is_sealed, m.effective_day, m.recorded_day, m.is_of_applied, m.item from (
    select m.*, x.edition_id, x.is_sealed, x.effective_day, x.recorded_day, (x.kind, x.outcome) = (m.kind, 'applied') and m.amount_cents > 0 as is_of_applied,
      app.ledger_item(x.digest, m.position, r.number, m.from_holder_id, m.from_version, m.to_holder_id, m.to_version, m.amount_cents) as item
    from ledger_moves m
    left join (${digests}) x on x.id = m.transaction_id
    left join ledger_posting_rules r on (r.kind, r.from_kind, r.from_stage, r.to_kind, r.to_stage) = (m.kind, m.from_kind, m.from_stage, m.to_kind, m.to_stage)
    offset 0) m
  cross join lateral (
    select m.from_holder_id as holder_id, m.from_kind as kind, m.from_version as version, m.from_hash as hash, m.from_stage as stage,
      -m.amount_cents as cents
    union all select m.to_holder_id, m.to_kind, m.to_version, m.to_hash, m.to_stage, m.amount_cents) s`;

const sidesAndWhatIsBefore = (place: (row: string) => string) => `
  (${sides}) s left join (${beginnings(place)} union all ${links(place)}) b on b.holder_id = s.holder_id and b.version = s.version - 1`;

/**
 * Whether a side is what its holder's history makes it, after the link before it, and of the edition of its transaction, if that has one;
 * not when the transaction, the rule or the link before is missing, or the holder never came so far.
 */
const isWhole = `(s.is_of_applied and s.kind = b.kind and coalesce(s.edition_id, b.edition_id) = b.edition_id
  and s.version between 1 and b.last and s.hash = sha256(b.hash || s.item)) is true`;
const isBroken = `(not ${isWhole} or (s.version = b.last and b.head is distinct from s.hash))`;

/** The first place of each holder where its chain does not hold. */
export const brokenChains = `
  select distinct on (holder_id) holder_id, case when is_whole then null else transaction_id end as transaction_id,
    case when is_whole then 'its head is not its last link' else coalesce('version ' || version, 'no version') end as detail
  from (select s.holder_id, s.version, s.transaction_id, ${isWhole} as is_whole from ${sidesAndWhatIsBefore(noPlace)} where ${isBroken}) found
  order by holder_id, version`;

/**
 * `chains`: whether one does not hold. `flows`: whether those of days, by either basis, are not those of the moves of sealed transactions;
 * not known where a chain does not hold, for a side without a link before it has no place here. What has no number differs.
 */
export const chainsAndFlows: Pass = () => {
  const { place, number } = drawn();
  return `select moved.chains, case when not moved.chains then moved.sums is distinct from flown.sums end as flows from
    (select coalesce(bool_or(x.is_broken), false) as chains,
        row(${sums('x.cents', 'x.effective', 'x.is_sealed')}, ${sums('x.cents', 'x.recorded', 'x.is_sealed')}, 0::bigint) as sums from (
      select s.cents, s.is_sealed, ${number('s.effective_day', 'b.place', 's.stage')} as effective,
          ${number('s.recorded_day', 'b.place', 's.stage')} as recorded, ${isBroken} as is_broken
        from ${sidesAndWhatIsBefore(place)} offset 0) x) moved,
    (select row(${sums('x.cents', 'x.number', "x.basis = 'effective'")}, ${sums('x.cents', 'x.number', "x.basis = 'recorded'")}, count(*) filter (where x.number is null)) as sums from (
      select f.basis, s.cents, ${number(dayNumber('f.starts_on'), 'f.place', 's.stage')} as number
        from (select f.*, ${place('f')} as place from ledger_flows f where f.span = 'day' offset 0) f
        cross join lateral ${unpivoted('f')} where s.cents <> 0 offset 0) x) flown`;
};
