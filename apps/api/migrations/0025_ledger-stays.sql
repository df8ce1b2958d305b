-- The list behind a figure of a past day. With each seal it is written down between which days every line of a dowry held something in
-- each stage, so that the lines that held on a day are found, and the others are not looked at.

CREATE TYPE ledger_basis AS ENUM ('effective', 'recorded');

-- One stay: at the end of each day from the first to the last the line held something in the stage, at the end of the day before and
-- of the day after it did not. By the day that moves count from and by the day in Italy on which they were recorded; of sealed moves.
CREATE TABLE ledger_stays (
  holder_id uuid NOT NULL,
  starts_on date NOT NULL,
  ends_on date NOT NULL, -- infinity while it lasts
  stage ledger_stage NOT NULL,
  basis ledger_basis NOT NULL,
  edition_id text NOT NULL,
  PRIMARY KEY (holder_id, stage, basis, starts_on),
  CONSTRAINT ledger_stay_in_order CHECK (starts_on <= ends_on)
) WITH (fillfactor = 90);

-- Days by thirty-two, so that stays which begin and end at about the same time stand together.
CREATE FUNCTION app.ledger_stretch(day date) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN isfinite(day) THEN (day - DATE '2000-01-01') / 32 ELSE 2147483647 END;
-- Within each pair of stretches the lines stand in the order of the list: its page is made of the last lines of each pair around the day.
CREATE INDEX ledger_stays_by_stretch ON ledger_stays
  (basis, stage, edition_id, app.ledger_stretch(starts_on), app.ledger_stretch(ends_on), holder_id) INCLUDE (starts_on, ends_on);

-- Writes the stays of these lines anew, from all of their moves that are sealed. What stands as it should is left as it is.
CREATE FUNCTION app.write_ledger_stays(of_lines uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET work_mem = '64MB' SET jit = off
SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  stays ledger_stays[];
BEGIN
  IF app.role() IS DISTINCT FROM 'system' THEN
    RAISE EXCEPTION 'this role seals nothing' USING ERRCODE = 'insufficient_privilege';
  END IF;
  WITH sides AS (
    SELECT m.transaction_id, m.to_holder_id AS holder_id, m.to_stage AS stage, m.amount_cents AS cents
      FROM unnest(of_lines) AS line (id) JOIN ledger_moves m ON m.to_holder_id = line.id
    UNION ALL
    SELECT m.transaction_id, m.from_holder_id, m.from_stage, -m.amount_cents
      FROM unnest(of_lines) AS line (id) JOIN ledger_moves m ON m.from_holder_id = line.id
  ), days AS (
    SELECT s.holder_id, s.stage, x.basis, x.day, sum(s.cents)::bigint AS cents
      FROM sides s
      JOIN ledger_transactions t ON t.id = s.transaction_id
      JOIN ledger_seal_leaves l ON l.transaction_id = t.id
      CROSS JOIN LATERAL (VALUES ('effective'::ledger_basis, t.effective_on),
        ('recorded'::ledger_basis, (t.recorded_at AT TIME ZONE 'Europe/Rome')::date)) AS x (basis, day)
     GROUP BY 1, 2, 3, 4
  ), turns AS (
    SELECT d.holder_id, d.stage, d.basis, d.day, d.held <> 0 AS holds
      FROM (SELECT d.*, sum(d.cents) OVER (PARTITION BY d.holder_id, d.stage, d.basis ORDER BY d.day) AS held FROM days d) d
     WHERE (d.held <> 0) <> (d.held - d.cents <> 0)
  )
  SELECT array_agg(ROW (s.holder_id, s.starts_on, s.ends_on, s.stage, s.basis, h.edition_id)::ledger_stays) INTO stays
    FROM (SELECT u.holder_id, u.stage, u.basis, u.holds, u.day AS starts_on,
        coalesce(lead(u.day) OVER (PARTITION BY u.holder_id, u.stage, u.basis ORDER BY u.day) - 1, 'infinity') AS ends_on FROM turns u) s
    JOIN ledger_holders h ON h.id = s.holder_id
   WHERE s.holds;
  DELETE FROM ledger_stays was WHERE was.holder_id = ANY (of_lines)
    AND (was.holder_id, was.stage, was.basis, was.starts_on, was.ends_on)
      NOT IN (SELECT s.holder_id, s.stage, s.basis, s.starts_on, s.ends_on FROM unnest(stays) AS s);
  INSERT INTO ledger_stays SELECT s.* FROM unnest(stays) AS s
   WHERE (s.holder_id, s.stage, s.basis, s.starts_on, s.ends_on)
      NOT IN (SELECT was.holder_id, was.stage, was.basis, was.starts_on, was.ends_on FROM ledger_stays was WHERE was.holder_id = ANY (of_lines));
END $$;

-- As before, and writes the stays of the lines that moved; months are added up from their days.
CREATE OR REPLACE FUNCTION app.record_ledger_seal(seal ledger_seals, ids uuid[], leaves bytea[]) RETURNS void
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

  WITH days AS MATERIALIZED (
    SELECT on_day.starts_on, on_day.basis, h.kind, h.edition_id, h.fund_id, h.district_id, h.organisation_id, h.component,
        coalesce(sum(side.cents) FILTER (WHERE side.stage = 'available'), 0) AS available_cents,
        coalesce(sum(side.cents) FILTER (WHERE side.stage = 'reserved'), 0) AS reserved_cents,
        coalesce(sum(side.cents) FILTER (WHERE side.stage = 'committed'), 0) AS committed_cents,
        coalesce(sum(side.cents) FILTER (WHERE side.stage = 'accrued'), 0) AS accrued_cents,
        coalesce(sum(side.cents) FILTER (WHERE side.stage = 'ordered'), 0) AS ordered_cents,
        coalesce(sum(side.cents) FILTER (WHERE side.stage = 'paid'), 0) AS paid_cents,
        coalesce(sum(side.cents) FILTER (WHERE side.stage = 'recoverable'), 0) AS recoverable_cents
      FROM unnest(ids) AS sealed (id)
      JOIN ledger_transactions t ON t.id = sealed.id
      JOIN ledger_moves m ON m.transaction_id = t.id
      CROSS JOIN LATERAL (VALUES (m.from_holder_id, m.from_stage, -m.amount_cents), (m.to_holder_id, m.to_stage, m.amount_cents)) AS side (holder_id, stage, cents)
      JOIN ledger_holders h ON h.id = side.holder_id
      CROSS JOIN LATERAL (VALUES (t.effective_on, 'effective'), ((t.recorded_at AT TIME ZONE 'Europe/Rome')::date, 'recorded')) AS on_day (starts_on, basis)
     GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
  )
  INSERT INTO ledger_flows AS was (starts_on, basis, span, kind, edition_id, fund_id, district_id, organisation_id, component,
    available_cents, reserved_cents, committed_cents, accrued_cents, ordered_cents, paid_cents, recoverable_cents)
  SELECT d.starts_on, d.basis, 'day', d.kind, d.edition_id, d.fund_id, d.district_id, d.organisation_id, d.component,
      d.available_cents, d.reserved_cents, d.committed_cents, d.accrued_cents, d.ordered_cents, d.paid_cents, d.recoverable_cents
    FROM days d
  UNION ALL
  SELECT date_trunc('month', d.starts_on)::date, d.basis, 'month', d.kind, d.edition_id, d.fund_id, d.district_id, d.organisation_id, d.component,
      sum(d.available_cents), sum(d.reserved_cents), sum(d.committed_cents), sum(d.accrued_cents), sum(d.ordered_cents), sum(d.paid_cents),
      sum(d.recoverable_cents)
    FROM days d GROUP BY 1, 2, 4, 5, 6, 7, 8, 9
  ON CONFLICT (basis, span, starts_on, kind, edition_id, fund_id, district_id, organisation_id, component) DO UPDATE SET
    available_cents = was.available_cents + excluded.available_cents, reserved_cents = was.reserved_cents + excluded.reserved_cents,
    committed_cents = was.committed_cents + excluded.committed_cents, accrued_cents = was.accrued_cents + excluded.accrued_cents,
    ordered_cents = was.ordered_cents + excluded.ordered_cents, paid_cents = was.paid_cents + excluded.paid_cents,
    recoverable_cents = was.recoverable_cents + excluded.recoverable_cents;

  PERFORM app.write_ledger_stays(ARRAY(SELECT DISTINCT side.holder_id FROM unnest(ids) AS sealed (id)
    JOIN ledger_moves m ON m.transaction_id = sealed.id
    CROSS JOIN LATERAL (VALUES (m.from_holder_id, m.from_kind), (m.to_holder_id, m.to_kind)) AS side (holder_id, kind)
   WHERE side.kind = 'doteComponent'));
END $$;

-- reading -----------------------------------------------------------------------------------------------------

-- To what a question about lines is narrowed; null where it is not.
CREATE TYPE ledger_scope AS (edition_ids text[], fund_id text, district_ids uuid[], organisation_id uuid, component text);
CREATE FUNCTION app.is_within(line ledger_holders, scope ledger_scope) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN line.kind = 'doteComponent'
    AND (scope.edition_ids IS NULL OR line.edition_id = ANY (scope.edition_ids))
    AND (scope.fund_id IS NULL OR line.fund_id = scope.fund_id)
    AND (scope.district_ids IS NULL OR line.district_id = ANY (scope.district_ids))
    AND (scope.organisation_id IS NULL OR line.organisation_id = scope.organisation_id)
    AND (scope.component IS NULL OR line.component = scope.component);

-- The lines that moved into or out of a stage until a day, in what no seal has.
CREATE FUNCTION app.ledger_unsealed_lines(on_day date, by_basis ledger_basis, of_stage ledger_stage, scope ledger_scope) RETURNS uuid[]
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_custom_plan AS $$
DECLARE
  numbers record;
BEGIN
  SELECT n.since, n.until INTO numbers FROM app.ledger_unsealed_numbers() n;
  RETURN ARRAY(SELECT DISTINCT h.id
    FROM ledger_transactions t
    JOIN ledger_moves m ON m.transaction_id = t.id
    CROSS JOIN LATERAL (VALUES (m.from_holder_id, m.from_stage), (m.to_holder_id, m.to_stage)) AS side (holder_id, stage)
    JOIN ledger_holders h ON h.id = side.holder_id
   WHERE t.recorded_xid::text::bigint >= numbers.since AND t.recorded_xid::text::bigint < numbers.until
     AND NOT EXISTS (SELECT FROM ledger_seal_leaves l WHERE l.transaction_id = t.id)
     AND on_day >= CASE by_basis WHEN 'effective' THEN t.effective_on ELSE (t.recorded_at AT TIME ZONE 'Europe/Rome')::date END
     AND side.stage = of_stage AND app.is_within(h, scope));
END $$;

-- Whether a question is about a promoter or districts with few enough lines for each of them to be asked.
CREATE FUNCTION app.has_few_lines(scope ledger_scope) RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  few CONSTANT integer := 3000;
BEGIN
  IF scope.organisation_id IS NOT NULL THEN
    RETURN (SELECT count(*) FROM (SELECT FROM ledger_holders h
      WHERE h.kind = 'doteComponent' AND h.organisation_id = scope.organisation_id LIMIT few + 1) found) <= few;
  ELSIF scope.district_ids IS NOT NULL THEN
    RETURN (SELECT count(*) FROM (SELECT FROM ledger_holders h
      WHERE h.kind = 'doteComponent' AND h.district_id = ANY (scope.district_ids) LIMIT few + 1) found) <= few;
  END IF;
  RETURN false;
END $$;

-- The last lines, by id and below one, that have a stay on a day: at most so many, the last first. Where the scope has few lines of its
-- own each is asked; else stays are read by the stretches in which they begin and end, the latest first, no further than the page needs.
-- The order is named column by column as the index has it: under a policy the planner does not see that some are the same in every row.
CREATE FUNCTION app.ledger_lines_staying(on_day date, by_basis ledger_basis, of_stage ledger_stage, scope ledger_scope, below uuid, most integer)
RETURNS uuid[]
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  lowest CONSTANT integer := -2147483648;
  stretch CONSTANT integer := app.ledger_stretch(on_day);
  is_narrowed CONSTANT boolean := num_nonnulls(scope.fund_id, scope.district_ids, scope.organisation_id, scope.component) > 0;
  lines uuid[] := '{}';
  more uuid[];
  last uuid := '00000000-0000-0000-0000-000000000000'; -- no line before it comes on the page
  edition text;
  begun integer;
  ended integer;
BEGIN
  IF app.has_few_lines(scope) AND scope.organisation_id IS NOT NULL THEN
    RETURN ARRAY(SELECT h.id FROM ledger_holders h
      WHERE h.kind = 'doteComponent' AND h.organisation_id = scope.organisation_id AND h.id < below AND app.is_within(h, scope)
        AND EXISTS (SELECT FROM ledger_stays s WHERE s.holder_id = h.id AND s.stage = of_stage AND s.basis = by_basis
          AND s.starts_on <= on_day AND s.ends_on >= on_day)
      ORDER BY h.id DESC LIMIT most);
  ELSIF app.has_few_lines(scope) THEN
    RETURN ARRAY(SELECT h.id FROM ledger_holders h
      WHERE h.kind = 'doteComponent' AND h.district_id = ANY (scope.district_ids) AND h.id < below AND app.is_within(h, scope)
        AND EXISTS (SELECT FROM ledger_stays s WHERE s.holder_id = h.id AND s.stage = of_stage AND s.basis = by_basis
          AND s.starts_on <= on_day AND s.ends_on >= on_day)
      ORDER BY h.id DESC LIMIT most);
  END IF;
  FOR edition IN SELECT e.id FROM editions e WHERE scope.edition_ids IS NULL OR e.id = ANY (scope.edition_ids) ORDER BY e.id DESC LOOP
    begun := stretch + 1;
    ended := lowest;
    LOOP
      SELECT app.ledger_stretch(s.starts_on), app.ledger_stretch(s.ends_on) INTO begun, ended FROM ledger_stays s
       WHERE s.basis = by_basis AND s.stage = of_stage AND s.edition_id = edition
         AND (app.ledger_stretch(s.starts_on), app.ledger_stretch(s.ends_on)) < (begun, ended)
       ORDER BY s.basis DESC, s.stage DESC, s.edition_id DESC, app.ledger_stretch(s.starts_on) DESC, app.ledger_stretch(s.ends_on) DESC LIMIT 1;
      EXIT WHEN NOT FOUND;
      IF ended < stretch THEN
        ended := lowest; -- on to those that begin earlier
        CONTINUE;
      END IF;
      IF is_narrowed THEN
        more := ARRAY(SELECT s.holder_id FROM ledger_stays s JOIN ledger_holders h ON h.id = s.holder_id
          WHERE s.basis = by_basis AND s.stage = of_stage AND s.edition_id = edition AND app.ledger_stretch(s.starts_on) = begun
            AND app.ledger_stretch(s.ends_on) = ended AND s.holder_id < below AND s.holder_id > last
            AND s.starts_on <= on_day AND s.ends_on >= on_day AND app.is_within(h, scope)
          ORDER BY s.basis DESC, s.stage DESC, s.edition_id DESC, app.ledger_stretch(s.starts_on) DESC, app.ledger_stretch(s.ends_on) DESC,
            s.holder_id DESC LIMIT most);
      ELSE
        more := ARRAY(SELECT s.holder_id FROM ledger_stays s
          WHERE s.basis = by_basis AND s.stage = of_stage AND s.edition_id = edition AND app.ledger_stretch(s.starts_on) = begun
            AND app.ledger_stretch(s.ends_on) = ended AND s.holder_id < below AND s.holder_id > last
            AND s.starts_on <= on_day AND s.ends_on >= on_day
          ORDER BY s.basis DESC, s.stage DESC, s.edition_id DESC, app.ledger_stretch(s.starts_on) DESC, app.ledger_stretch(s.ends_on) DESC,
            s.holder_id DESC LIMIT most);
      END IF;
      CONTINUE WHEN cardinality(more) = 0;
      lines := ARRAY(SELECT found.id FROM unnest(lines || more) AS found (id) ORDER BY found.id DESC LIMIT most);
      last := coalesce(lines[most], last);
    END LOOP;
  END LOOP;
  RETURN lines;
END $$;

-- The lines that hold something in a stage at the end of a day, with how much: below one id, at most so many, the last opened first. Stays
-- and what no seal has name the lines; what a line holds is the sum of its moves. It keeps to the policy of the lines by itself, as
-- `app.ledger_unsealed_flows` does.
CREATE FUNCTION app.ledger_lines_on(on_day date, by_basis text, of_stage text, scope ledger_scope, below uuid, most integer)
RETURNS TABLE (holder_id uuid, cents bigint)
LANGUAGE plpgsql STABLE PARALLEL RESTRICTED SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  actor_role CONSTANT text := app.role();
  basis CONSTANT ledger_basis := by_basis;
  stage CONSTANT ledger_stage := of_stage;
  unsealed uuid[];
  named uuid[];
  step integer := most;
  wanted integer := most;
  found_now integer;
  below_now uuid := coalesce(below, 'ffffffff-ffff-ffff-ffff-ffffffffffff');
BEGIN
  IF actor_role = 'operator' AND coalesce(scope.organisation_id, app.organisation_id()) = app.organisation_id() THEN
    scope.organisation_id := app.organisation_id();
  ELSIF actor_role = 'coordinator' THEN
    scope.district_ids := ARRAY(SELECT unnest(app.district_ids()) INTERSECT SELECT unnest(coalesce(scope.district_ids, app.district_ids())));
  ELSIF NOT coalesce(app.sees_whole_ledger(), false) THEN
    RETURN;
  END IF;
  unsealed := app.ledger_unsealed_lines(on_day, basis, stage, scope);
  LOOP
    named := ARRAY(SELECT n.id FROM (
        SELECT unnest(app.ledger_lines_staying(on_day, basis, stage, scope, below_now, step)) AS id
        UNION SELECT u.id FROM unnest(unsealed) AS u (id) WHERE u.id < below_now) n ORDER BY n.id DESC LIMIT step);
    RETURN QUERY
    SELECT n.id, held.cents FROM unnest(named) AS n (id)
      CROSS JOIN LATERAL (SELECT sum(side.cents)::bigint AS cents FROM (
          SELECT m.transaction_id, m.amount_cents AS cents FROM ledger_moves m WHERE m.to_holder_id = n.id AND m.to_stage = stage
          UNION ALL SELECT m.transaction_id, -m.amount_cents FROM ledger_moves m WHERE m.from_holder_id = n.id AND m.from_stage = stage) side
        JOIN ledger_transactions t ON t.id = side.transaction_id
       WHERE on_day >= CASE basis WHEN 'effective' THEN t.effective_on ELSE (t.recorded_at AT TIME ZONE 'Europe/Rome')::date END) held
     WHERE held.cents <> 0 ORDER BY n.id DESC LIMIT wanted;
    GET DIAGNOSTICS found_now = ROW_COUNT;
    wanted := wanted - found_now;
    -- only what is not sealed yet can have emptied a line that has a stay
    EXIT WHEN wanted = 0 OR cardinality(named) < step;
    below_now := named[step];
    step := least(step * 2, 1000);
  END LOOP;
END $$;

-- who may see and do what -------------------------------------------------------------------------------------

ALTER FUNCTION app.write_ledger_stays OWNER TO approdo_ledger;
ALTER FUNCTION app.ledger_unsealed_lines OWNER TO approdo_ledger;
ALTER FUNCTION app.has_few_lines OWNER TO approdo_ledger;
ALTER FUNCTION app.ledger_lines_staying OWNER TO approdo_ledger;
ALTER FUNCTION app.ledger_lines_on OWNER TO approdo_ledger;
REVOKE ALL ON FUNCTION app.write_ledger_stays, app.ledger_unsealed_lines, app.has_few_lines, app.ledger_lines_staying, app.ledger_lines_on FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.ledger_lines_on TO approdo_app;

GRANT SELECT ON ledger_stays TO approdo_app, approdo_ledger, approdo_proof;
GRANT INSERT, DELETE ON ledger_stays TO approdo_ledger;
CREATE TRIGGER ledger_stays_posted BEFORE INSERT OR UPDATE ON ledger_stays FOR EACH ROW WHEN (current_user <> 'approdo_ledger')
  EXECUTE FUNCTION app.refuse_outside_posting();
-- a stay that a late posting has made part of another goes, by the hand that wrote it
CREATE TRIGGER ledger_stays_kept BEFORE DELETE ON ledger_stays FOR EACH ROW WHEN (current_user <> 'approdo_ledger')
  EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER ledger_stays_never_emptied BEFORE TRUNCATE ON ledger_stays FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
ALTER TABLE ledger_stays ENABLE ALWAYS TRIGGER ledger_stays_posted;
ALTER TABLE ledger_stays ENABLE ALWAYS TRIGGER ledger_stays_kept;
ALTER TABLE ledger_stays ENABLE ALWAYS TRIGGER ledger_stays_never_emptied;
ALTER TABLE ledger_stays ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger_stays FORCE ROW LEVEL SECURITY;
CREATE POLICY ledger_stays_posting ON ledger_stays TO approdo_ledger USING (true) WITH CHECK (true);
CREATE POLICY ledger_stays_proof ON ledger_stays FOR SELECT TO approdo_proof USING ((SELECT app.sees_whole_ledger()));
CREATE POLICY ledger_stays_read ON ledger_stays FOR SELECT TO approdo_app USING (
  (SELECT app.role()) IN ('authority', 'auditor', 'system')
  OR EXISTS (SELECT FROM ledger_holders h WHERE h.id = holder_id));

-- What is sealed already. A seal that is being made elsewhere is waited for, and the next ones wait.
SELECT pg_advisory_xact_lock(hashtextextended('ledger seal', 0)), set_config('app.role', 'system', true);
ALTER TABLE ledger_holders NO FORCE ROW LEVEL SECURITY;
DO $$
DECLARE
  some_lines uuid[];
BEGIN
  FOR some_lines IN SELECT array_agg(l.id) FROM (SELECT h.id, (row_number() OVER (ORDER BY h.id) - 1) / 5000 AS part
      FROM ledger_holders h WHERE h.kind = 'doteComponent') l GROUP BY l.part ORDER BY l.part LOOP
    PERFORM app.write_ledger_stays(some_lines);
  END LOOP;
END $$;
ALTER TABLE ledger_holders FORCE ROW LEVEL SECURITY;
SELECT set_config('app.role', '', true);
ANALYZE ledger_stays;
