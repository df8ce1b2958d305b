-- Seals: from time to time everything that is finished is bound by one root, signed, and written outside the database too.
-- With each seal the flows of its days and months are added up, so that any past day is read and not added up from moves.

-- A btree would cost each posting a page of its own to write; the rows come in the order of their transactions anyway.
CREATE INDEX ledger_transactions_by_xid ON ledger_transactions USING brin ((recorded_xid::text::bigint)) WITH (pages_per_range = 16);

CREATE TABLE ledger_seals (
  number integer PRIMARY KEY CONSTRAINT ledger_seal_number_positive CHECK (number > 0),
  -- every transaction of the database below it is finished, and in this seal or in one before
  horizon xid8 NOT NULL,
  transaction_count integer NOT NULL CONSTRAINT ledger_seal_of_something CHECK (transaction_count > 0),
  sealed_at timestamptz NOT NULL,
  root bytea NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  public_key bytea NOT NULL,
  signature bytea NOT NULL,
  CONSTRAINT ledger_seal_lengths CHECK ((length(root), length(previous_hash), length(hash), length(public_key), length(signature)) = (32, 32, 32, 32, 64))
);
CREATE UNIQUE INDEX ledger_seal_linked_once ON ledger_seals (previous_hash);

-- Which seal a transaction is in, and its leaf there; leaves are in the order of the ids. Foreign keys would double the time of
-- a seal: the one function that writes takes the ids from the transactions, and the proof compares both ways.
CREATE TABLE ledger_seal_leaves (
  transaction_id uuid PRIMARY KEY,
  seal_number integer NOT NULL,
  leaf bytea NOT NULL CONSTRAINT ledger_leaf_length CHECK (length(leaf) = 32)
);
CREATE INDEX ledger_seal_leaves_by_seal ON ledger_seal_leaves USING brin (seal_number) WITH (pages_per_range = 16);

-- What flowed into each stage (less what flowed out) on a day or in a month, of what is sealed: by the day it counts from, and by
-- the day in Italy on which it was recorded. A row with a component is of the doti of a promoter; one without, of a fund.
CREATE TABLE ledger_flows (
  starts_on date NOT NULL,
  basis text NOT NULL CONSTRAINT ledger_flow_basis_known CHECK (basis IN ('effective', 'recorded')),
  span text NOT NULL CONSTRAINT ledger_flow_span_known CHECK (span IN ('day', 'month')),
  kind ledger_holder_kind NOT NULL,
  edition_id text NOT NULL,
  fund_id text NOT NULL,
  district_id uuid,
  organisation_id uuid,
  component text,
  available_cents bigint NOT NULL,
  reserved_cents bigint NOT NULL,
  committed_cents bigint NOT NULL,
  accrued_cents bigint NOT NULL,
  ordered_cents bigint NOT NULL,
  paid_cents bigint NOT NULL,
  recoverable_cents bigint NOT NULL
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX ledger_flow_once ON ledger_flows
  (basis, span, starts_on, kind, edition_id, fund_id, district_id, organisation_id, component) NULLS NOT DISTINCT;

-- The leaf of a transaction: the links it made in the chains of its holders, which bind all that it says; of a refusal, what it says.
CREATE FUNCTION app.ledger_leaf(t ledger_transactions, links bytea) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  RETURN sha256('\x00'::bytea || CASE t.outcome WHEN 'applied' THEN coalesce(links, ''::bytea) ELSE app.ledger_digest(t) END);

-- What a holder's next link follows: the link of its last move before a version, or what the holder is.
CREATE FUNCTION app.ledger_link_before(of_holder_id uuid, version bigint) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(
    (SELECT m.from_hash FROM ledger_moves m WHERE m.from_holder_id = of_holder_id AND m.from_version = version - 1),
    (SELECT m.to_hash FROM ledger_moves m WHERE m.to_holder_id = of_holder_id AND m.to_version = version - 1),
    (SELECT app.ledger_genesis(h.id, h.kind::text, h.edition_id, h.fund_id, h.district_id, h.organisation_id, h.dowry_id, h.component)
       FROM ledger_holders h WHERE h.id = of_holder_id))
$$;

-- The leaves of the next seal, at most so many: of the finished transactions that no seal has, in the order of their ids. Where
-- more wait, the horizon stops before them. A database that was restored elsewhere counts its transactions anew: then all
-- that is visible and was not begun here is finished.
CREATE FUNCTION app.ledger_leaves_to_seal(most integer)
RETURNS TABLE (transaction_id uuid, leaf bytea, horizon xid8)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET work_mem = '64MB' SET jit = off AS $$
#variable_conflict use_column
DECLARE
  seen CONSTANT pg_snapshot := pg_current_snapshot();
  last CONSTANT bigint := pg_snapshot_xmin(seen)::text::bigint; -- the horizon: everything below is finished
  future CONSTANT bigint := pg_snapshot_xmax(seen)::text::bigint;
  since bigint;
  until bigint;
  width bigint := 1;
  is_elsewhere boolean;
  found bigint;
  found_before bigint := 0;
BEGIN
  IF app.role() IS DISTINCT FROM 'system' THEN
    RAISE EXCEPTION 'this role seals nothing' USING ERRCODE = 'insufficient_privilege';
  END IF;
  since := coalesce((SELECT s.horizon::text::bigint FROM ledger_seals s ORDER BY s.number DESC LIMIT 1), 0);
  is_elsewhere := since > future;
  until := last;
  -- as far as there are no more than asked, in steps that double: what came in one transaction is sealed whole
  WHILE NOT is_elsewhere LOOP
    SELECT count(*) INTO found FROM (SELECT FROM ledger_transactions t
      WHERE t.recorded_xid::text::bigint >= since AND t.recorded_xid::text::bigint < least(since + width, last)
        AND (SELECT l.seal_number FROM ledger_seal_leaves l WHERE l.transaction_id = t.id) IS NULL LIMIT most + 1) rows_found;
    IF found <= most THEN
      EXIT WHEN since + width >= last;
      found_before := found;
      width := width * 2;
    ELSIF width > 1 AND found_before = 0 THEN
      since := since + width / 2;
      width := 1;
    ELSE
      until := since + greatest(width / 2, 1);
      EXIT;
    END IF;
  END LOOP;
  RETURN QUERY
  SELECT t.id, app.ledger_leaf(t, (SELECT string_agg(m.from_hash || m.to_hash, ''::bytea ORDER BY m.position)
      FROM ledger_moves m WHERE m.transaction_id = t.id)), until::text::xid8
    FROM ledger_transactions t
   WHERE CASE WHEN is_elsewhere THEN t.recorded_xid < pg_snapshot_xmin(seen) OR t.recorded_xid >= pg_snapshot_xmax(seen) ELSE true END
     AND (is_elsewhere OR t.recorded_xid::text::bigint >= since) AND (is_elsewhere OR t.recorded_xid::text::bigint < until)
     AND (SELECT l.seal_number FROM ledger_seal_leaves l WHERE l.transaction_id = t.id) IS NULL
   ORDER BY t.id;
END $$;

-- Records a seal that was made and signed outside, with its leaves, and adds its flows up.
CREATE FUNCTION app.record_ledger_seal(seal ledger_seals, ids uuid[], leaves bytea[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET work_mem = '64MB' SET jit = off AS $$
BEGIN
  IF app.role() IS DISTINCT FROM 'system' THEN
    RAISE EXCEPTION 'this role seals nothing' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (seal.number - 1, seal.previous_hash) IS DISTINCT FROM (SELECT (coalesce(max(s.number), 0),
      coalesce((array_agg(s.hash ORDER BY s.number DESC))[1], decode(repeat('00', 32), 'hex'))) FROM ledger_seals s) THEN
    RAISE EXCEPTION 'a seal follows the last one' USING ERRCODE = 'serialization_failure';
  END IF;
  INSERT INTO ledger_seals SELECT seal.*;
  INSERT INTO ledger_seal_leaves (transaction_id, seal_number, leaf)
  SELECT t.id, seal.number, given.leaf FROM unnest(ids, leaves) AS given (id, leaf) JOIN ledger_transactions t ON t.id = given.id
   ORDER BY t.id;
  IF (SELECT count(*) FROM ledger_seal_leaves WHERE seal_number = seal.number) <> seal.transaction_count THEN
    RAISE EXCEPTION 'a seal has the leaves it counts' USING ERRCODE = 'check_violation';
  END IF;

  INSERT INTO ledger_flows AS was (starts_on, basis, span, kind, edition_id, fund_id, district_id, organisation_id, component,
    available_cents, reserved_cents, committed_cents, accrued_cents, ordered_cents, paid_cents, recoverable_cents)
  SELECT on_day.starts_on, on_day.basis, on_day.span, h.kind, h.edition_id, h.fund_id, h.district_id, h.organisation_id, h.component,
      coalesce(sum(side.cents) FILTER (WHERE side.stage = 'available'), 0), coalesce(sum(side.cents) FILTER (WHERE side.stage = 'reserved'), 0),
      coalesce(sum(side.cents) FILTER (WHERE side.stage = 'committed'), 0), coalesce(sum(side.cents) FILTER (WHERE side.stage = 'accrued'), 0),
      coalesce(sum(side.cents) FILTER (WHERE side.stage = 'ordered'), 0), coalesce(sum(side.cents) FILTER (WHERE side.stage = 'paid'), 0),
      coalesce(sum(side.cents) FILTER (WHERE side.stage = 'recoverable'), 0)
    FROM unnest(ids) AS sealed (id)
    JOIN ledger_transactions t ON t.id = sealed.id
    JOIN ledger_moves m ON m.transaction_id = t.id
    CROSS JOIN LATERAL (VALUES (m.from_holder_id, m.from_stage, -m.amount_cents), (m.to_holder_id, m.to_stage, m.amount_cents)) AS side (holder_id, stage, cents)
    JOIN ledger_holders h ON h.id = side.holder_id
    CROSS JOIN LATERAL (VALUES (t.effective_on, 'effective', 'day'), (date_trunc('month', t.effective_on)::date, 'effective', 'month'),
      ((t.recorded_at AT TIME ZONE 'Europe/Rome')::date, 'recorded', 'day'),
      (date_trunc('month', t.recorded_at AT TIME ZONE 'Europe/Rome')::date, 'recorded', 'month')) AS on_day (starts_on, basis, span)
   GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9
  ON CONFLICT (basis, span, starts_on, kind, edition_id, fund_id, district_id, organisation_id, component) DO UPDATE SET
    available_cents = was.available_cents + excluded.available_cents, reserved_cents = was.reserved_cents + excluded.reserved_cents,
    committed_cents = was.committed_cents + excluded.committed_cents, accrued_cents = was.accrued_cents + excluded.accrued_cents,
    ordered_cents = was.ordered_cents + excluded.ordered_cents, paid_cents = was.paid_cents + excluded.paid_cents,
    recoverable_cents = was.recoverable_cents + excluded.recoverable_cents;
END $$;

-- The leaves of a seal one after the other, and where a transaction's is among them, from 0; and for each of its moves the links that
-- both its holders had before: what a proof of inclusion is made of. Of other transactions and holders only what cannot be read.
CREATE FUNCTION app.ledger_leaves_of_seal(of_transaction_id uuid, OUT place integer, OUT leaves bytea, OUT links_before bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT (count(*) FILTER (WHERE l.transaction_id < of_transaction_id))::integer, string_agg(l.leaf, ''::bytea ORDER BY l.transaction_id),
      (SELECT string_agg(app.ledger_link_before(m.from_holder_id, m.from_version) || app.ledger_link_before(m.to_holder_id, m.to_version),
        ''::bytea ORDER BY m.position) FROM ledger_moves m WHERE m.transaction_id = of_transaction_id)
    FROM ledger_seal_leaves l WHERE l.seal_number = (SELECT x.seal_number FROM ledger_seal_leaves x WHERE x.transaction_id = of_transaction_id)
$$;

-- Where the money stood at the end of a day, by the day it counts from or by the day it was recorded: sealed months and days, and
-- what was posted since the last seal, which is gathered first, whatever the question narrows: else one about a single district looks
-- through every move for the few that are not sealed. It sees what the actor sees.
CREATE FUNCTION app.ledger_as_of(on_day date, by_basis text)
RETURNS TABLE (kind ledger_holder_kind, edition_id text, fund_id text, district_id uuid, organisation_id uuid, component text,
  available_cents bigint, reserved_cents bigint, committed_cents bigint, accrued_cents bigint, ordered_cents bigint, paid_cents bigint,
  recoverable_cents bigint)
LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH unsealed AS MATERIALIZED (
    SELECT side.holder_id, side.stage, side.cents
      FROM ledger_transactions t
      JOIN ledger_moves m ON m.transaction_id = t.id
      CROSS JOIN LATERAL (VALUES (m.from_holder_id, m.from_stage, -m.amount_cents), (m.to_holder_id, m.to_stage, m.amount_cents)) AS side (holder_id, stage, cents)
     WHERE t.recorded_xid::text::bigint >= coalesce((SELECT s.horizon::text::bigint FROM ledger_seals s ORDER BY s.number DESC LIMIT 1), 0)
       AND (SELECT l.seal_number FROM ledger_seal_leaves l WHERE l.transaction_id = t.id) IS NULL
       AND on_day >= CASE by_basis WHEN 'effective' THEN t.effective_on ELSE (t.recorded_at AT TIME ZONE 'Europe/Rome')::date END
  )
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
    SELECT h.kind, h.edition_id, h.fund_id, h.district_id, h.organisation_id, h.component,
        CASE u.stage WHEN 'available' THEN u.cents ELSE 0 END, CASE u.stage WHEN 'reserved' THEN u.cents ELSE 0 END,
        CASE u.stage WHEN 'committed' THEN u.cents ELSE 0 END, CASE u.stage WHEN 'accrued' THEN u.cents ELSE 0 END,
        CASE u.stage WHEN 'ordered' THEN u.cents ELSE 0 END, CASE u.stage WHEN 'paid' THEN u.cents ELSE 0 END,
        CASE u.stage WHEN 'recoverable' THEN u.cents ELSE 0 END
      FROM unsealed u JOIN ledger_holders h ON h.id = u.holder_id
  ) f
  GROUP BY 1, 2, 3, 4, 5, 6
$$;

-- who may see and do what -------------------------------------------------------------------------------------

ALTER FUNCTION app.ledger_leaves_to_seal OWNER TO approdo_ledger;
ALTER FUNCTION app.record_ledger_seal OWNER TO approdo_ledger;
ALTER FUNCTION app.ledger_leaves_of_seal OWNER TO approdo_ledger;
REVOKE ALL ON FUNCTION app.ledger_leaves_to_seal, app.record_ledger_seal, app.ledger_leaves_of_seal FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.ledger_leaves_to_seal, app.record_ledger_seal, app.ledger_leaves_of_seal TO approdo_app;

GRANT SELECT ON ledger_seals, ledger_seal_leaves, ledger_flows TO approdo_app, approdo_ledger;
GRANT INSERT ON ledger_seals, ledger_seal_leaves, ledger_flows TO approdo_ledger;
GRANT UPDATE (available_cents, reserved_cents, committed_cents, accrued_cents, ordered_cents, paid_cents, recoverable_cents) ON ledger_flows TO approdo_ledger;

DO $$
DECLARE
  written text;
BEGIN
  FOREACH written IN ARRAY ARRAY['ledger_seals', 'ledger_seal_leaves', 'ledger_flows'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_posted BEFORE INSERT OR UPDATE ON %1$s FOR EACH ROW WHEN (current_user <> ''approdo_ledger'')
      EXECUTE FUNCTION app.refuse_outside_posting()', written);
    EXECUTE format('CREATE TRIGGER %1$s_kept BEFORE DELETE ON %1$s FOR EACH ROW EXECUTE FUNCTION app.refuse_change()', written);
    EXECUTE format('CREATE TRIGGER %1$s_never_emptied BEFORE TRUNCATE ON %1$s FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change()', written);
    EXECUTE format('ALTER TABLE %1$s ENABLE ALWAYS TRIGGER %1$s_posted', written);
    EXECUTE format('ALTER TABLE %1$s ENABLE ALWAYS TRIGGER %1$s_kept', written);
    EXECUTE format('ALTER TABLE %1$s ENABLE ALWAYS TRIGGER %1$s_never_emptied', written);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', written);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', written);
    EXECUTE format('CREATE POLICY %1$s_posting ON %1$s TO approdo_ledger USING (true) WITH CHECK (true)', written);
  END LOOP;
  FOREACH written IN ARRAY ARRAY['ledger_seals', 'ledger_seal_leaves'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_append_only BEFORE UPDATE ON %1$s FOR EACH ROW EXECUTE FUNCTION app.refuse_change()', written);
    EXECUTE format('ALTER TABLE %1$s ENABLE ALWAYS TRIGGER %1$s_append_only', written);
  END LOOP;
END $$;
CREATE POLICY ledger_seals_read ON ledger_seals FOR SELECT TO approdo_app
  USING ((SELECT app.role()) IN ('operator', 'coordinator', 'authority', 'auditor', 'system'));
CREATE POLICY ledger_seal_leaves_read ON ledger_seal_leaves FOR SELECT TO approdo_app USING (
  (SELECT app.role()) IN ('authority', 'auditor', 'system')
  OR ((SELECT app.role()) IN ('operator', 'coordinator') AND EXISTS (SELECT FROM ledger_transactions t WHERE t.id = transaction_id)));
CREATE POLICY ledger_flows_read ON ledger_flows FOR SELECT TO approdo_app USING (
  (SELECT app.role()) IN ('authority', 'auditor', 'system')
  OR ((SELECT app.role()) = 'operator' AND organisation_id = (SELECT app.organisation_id()))
  OR ((SELECT app.role()) = 'coordinator' AND district_id = ANY ((SELECT app.district_ids())::uuid[])));
