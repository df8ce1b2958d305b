-- As before, but a day after the fifteenth is counted back from the end of its month: never more than half a month of days is added up.
-- What comes to nothing at the end of the day is left out, for the month may know groups that only later days have.
CREATE OR REPLACE FUNCTION app.ledger_as_of(on_day date, by_basis text)
RETURNS TABLE (kind ledger_holder_kind, edition_id text, fund_id text, district_id uuid, organisation_id uuid, component text,
  available_cents bigint, reserved_cents bigint, committed_cents bigint, accrued_cents bigint, ordered_cents bigint, paid_cents bigint,
  recoverable_cents bigint)
LANGUAGE sql STABLE PARALLEL RESTRICTED AS $$
  SELECT f.kind, f.edition_id, f.fund_id, f.district_id, f.organisation_id, f.component, sum(f.available_cents)::bigint, sum(f.reserved_cents)::bigint,
    sum(f.committed_cents)::bigint, sum(f.accrued_cents)::bigint, sum(f.ordered_cents)::bigint, sum(f.paid_cents)::bigint, sum(f.recoverable_cents)::bigint
  FROM (
    -- the months before, and the day's own when it is counted back
    SELECT kind, edition_id, fund_id, district_id, organisation_id, component, available_cents, reserved_cents, committed_cents,
        accrued_cents, ordered_cents, paid_cents, recoverable_cents
      FROM ledger_flows WHERE basis = by_basis AND span = 'month'
       AND starts_on < date_trunc('month', on_day + CASE WHEN extract(day FROM on_day) > 15 THEN interval '1 month' ELSE interval '0' END)::date
    UNION ALL
    -- from the first of the month to the day
    SELECT kind, edition_id, fund_id, district_id, organisation_id, component, available_cents, reserved_cents, committed_cents,
        accrued_cents, ordered_cents, paid_cents, recoverable_cents
      FROM ledger_flows WHERE basis = by_basis AND span = 'day'
       AND starts_on >= date_trunc('month', on_day)::date AND starts_on <= on_day AND extract(day FROM on_day) <= 15
    UNION ALL
    -- back from the last of the month to the day
    SELECT kind, edition_id, fund_id, district_id, organisation_id, component, -available_cents, -reserved_cents, -committed_cents,
        -accrued_cents, -ordered_cents, -paid_cents, -recoverable_cents
      FROM ledger_flows WHERE basis = by_basis AND span = 'day'
       AND starts_on > on_day AND starts_on < (date_trunc('month', on_day) + interval '1 month')::date AND extract(day FROM on_day) > 15
    UNION ALL
    SELECT u.kind, u.edition_id, u.fund_id, u.district_id, u.organisation_id, u.component,
        CASE u.stage WHEN 'available' THEN u.cents ELSE 0 END, CASE u.stage WHEN 'reserved' THEN u.cents ELSE 0 END,
        CASE u.stage WHEN 'committed' THEN u.cents ELSE 0 END, CASE u.stage WHEN 'accrued' THEN u.cents ELSE 0 END,
        CASE u.stage WHEN 'ordered' THEN u.cents ELSE 0 END, CASE u.stage WHEN 'paid' THEN u.cents ELSE 0 END,
        CASE u.stage WHEN 'recoverable' THEN u.cents ELSE 0 END
      FROM app.ledger_unsealed_flows(on_day, by_basis) u
  ) f
  GROUP BY 1, 2, 3, 4, 5, 6
  HAVING (sum(f.available_cents), sum(f.reserved_cents), sum(f.committed_cents), sum(f.accrued_cents), sum(f.ordered_cents), sum(f.paid_cents),
    sum(f.recoverable_cents)) <> (0, 0, 0, 0, 0, 0, 0)
$$;
