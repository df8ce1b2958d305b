-- What was posted since the last seal, for whoever asks where money stood on a day: a table that is read under a policy is read without
-- its index on the numbers of transactions, and so as a whole. This reads with the index, and keeps to the same policy by itself.
CREATE FUNCTION app.ledger_unsealed_flows(on_day date, by_basis text)
RETURNS TABLE (kind ledger_holder_kind, edition_id text, fund_id text, district_id uuid, organisation_id uuid, component text,
  stage ledger_stage, cents bigint)
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
#variable_conflict use_column
DECLARE
  actor_role CONSTANT text := app.role();
  own_body CONSTANT uuid := app.organisation_id();
  own_districts CONSTANT uuid[] := app.district_ids();
  numbers record;
BEGIN
  SELECT n.since, n.until INTO numbers FROM app.ledger_unsealed_numbers() n;
  RETURN QUERY
  SELECT h.kind, h.edition_id, h.fund_id, h.district_id, h.organisation_id, h.component, side.stage, sum(side.cents)::bigint
    FROM ledger_transactions t
    JOIN ledger_moves m ON m.transaction_id = t.id
    CROSS JOIN LATERAL (VALUES (m.from_holder_id, m.from_stage, -m.amount_cents), (m.to_holder_id, m.to_stage, m.amount_cents)) AS side (holder_id, stage, cents)
    JOIN ledger_holders h ON h.id = side.holder_id
   WHERE t.recorded_xid::text::bigint >= numbers.since AND t.recorded_xid::text::bigint < numbers.until
     AND NOT EXISTS (SELECT FROM ledger_seal_leaves l WHERE l.transaction_id = t.id)
     AND on_day >= CASE by_basis WHEN 'effective' THEN t.effective_on ELSE (t.recorded_at AT TIME ZONE 'Europe/Rome')::date END
     AND CASE WHEN actor_role IN ('authority', 'auditor', 'system') THEN true
           WHEN actor_role = 'operator' THEN h.organisation_id = own_body
           WHEN actor_role = 'coordinator' THEN h.district_id = ANY (own_districts) END
   GROUP BY 1, 2, 3, 4, 5, 6, 7;
END $$;
ALTER FUNCTION app.ledger_unsealed_flows OWNER TO approdo_ledger;
REVOKE ALL ON FUNCTION app.ledger_unsealed_flows FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.ledger_unsealed_flows TO approdo_app;

-- As before, but for where it finds what no seal has.
CREATE OR REPLACE FUNCTION app.ledger_as_of(on_day date, by_basis text)
RETURNS TABLE (kind ledger_holder_kind, edition_id text, fund_id text, district_id uuid, organisation_id uuid, component text,
  available_cents bigint, reserved_cents bigint, committed_cents bigint, accrued_cents bigint, ordered_cents bigint, paid_cents bigint,
  recoverable_cents bigint)
LANGUAGE sql STABLE PARALLEL RESTRICTED AS $$
  SELECT f.kind, f.edition_id, f.fund_id, f.district_id, f.organisation_id, f.component, sum(f.available_cents)::bigint, sum(f.reserved_cents)::bigint,
    sum(f.committed_cents)::bigint, sum(f.accrued_cents)::bigint, sum(f.ordered_cents)::bigint, sum(f.paid_cents)::bigint, sum(f.recoverable_cents)::bigint
  FROM (
    SELECT kind, edition_id, fund_id, district_id, organisation_id, component, available_cents, reserved_cents, committed_cents,
        accrued_cents, ordered_cents, paid_cents, recoverable_cents
      FROM ledger_flows WHERE basis = by_basis AND span = 'month' AND starts_on < date_trunc('month', on_day)::date
    UNION ALL
    SELECT kind, edition_id, fund_id, district_id, organisation_id, component, available_cents, reserved_cents, committed_cents,
        accrued_cents, ordered_cents, paid_cents, recoverable_cents
      FROM ledger_flows WHERE basis = by_basis AND span = 'day' AND starts_on BETWEEN date_trunc('month', on_day)::date AND on_day
    UNION ALL
    SELECT u.kind, u.edition_id, u.fund_id, u.district_id, u.organisation_id, u.component,
        CASE u.stage WHEN 'available' THEN u.cents ELSE 0 END, CASE u.stage WHEN 'reserved' THEN u.cents ELSE 0 END,
        CASE u.stage WHEN 'committed' THEN u.cents ELSE 0 END, CASE u.stage WHEN 'accrued' THEN u.cents ELSE 0 END,
        CASE u.stage WHEN 'ordered' THEN u.cents ELSE 0 END, CASE u.stage WHEN 'paid' THEN u.cents ELSE 0 END,
        CASE u.stage WHEN 'recoverable' THEN u.cents ELSE 0 END
      FROM app.ledger_unsealed_flows(on_day, by_basis) u
  ) f
  GROUP BY 1, 2, 3, 4, 5, 6
$$;

-- The lines of a promoter or of a district, the last opened first; and the money that came back, from which forecasts are made. A posting
-- on a line leaves these columns as they were, so it stays on its page.
CREATE INDEX ledger_holders_of_promoter ON ledger_holders (organisation_id, id) WHERE kind = 'doteComponent';
CREATE INDEX ledger_holders_of_district ON ledger_holders (district_id, id) WHERE kind = 'doteComponent';
CREATE INDEX ledger_transactions_of_returns ON ledger_transactions (edition_id, effective_on) WHERE kind IN ('release', 'recovered') AND outcome = 'applied';
