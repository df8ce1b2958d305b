-- A cluster numbers its transactions by itself: a ledger that is restored into another one has numbers that mean nothing there. A seal
-- therefore says in which cluster its horizon holds. It is no part of what is signed: it only spares looking at what is sealed already.
ALTER TABLE ledger_seals ADD COLUMN cluster bigint;

-- The cluster in which the database is; null where the server does not tell.
CREATE FUNCTION app.cluster_id() RETURNS bigint LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF has_function_privilege('pg_control_system()', 'execute') THEN
    RETURN (SELECT c.system_identifier FROM pg_control_system() c);
  END IF;
  RETURN NULL;
END $$;

-- Between which numbers of transactions those stand that no seal has: from the last horizon, where it holds here, to what this statement
-- sees. In a cluster in which nothing was sealed yet every number is possible; after its first seal those from elsewhere all have one.
CREATE FUNCTION app.ledger_unsealed_numbers(OUT since bigint, OUT until bigint) LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT CASE WHEN holds.here THEN holds.horizon ELSE 0 END,
      CASE WHEN holds.here THEN greatest(pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
        pg_current_xact_id_if_assigned()::text::bigint + 1) ELSE 9223372036854775807 END
    FROM (SELECT s.horizon, coalesce(s.cluster IS NOT DISTINCT FROM app.cluster_id()
          AND s.horizon <= pg_snapshot_xmax(pg_current_snapshot())::text::bigint, false) AS here
        FROM (VALUES (1)) AS one (row) LEFT JOIN (SELECT x.horizon::text::bigint AS horizon, x.cluster FROM ledger_seals x
          ORDER BY x.number DESC LIMIT 1) s ON true) holds
$$;

-- The leaves of the next seal, at most so many: of the finished transactions that no seal has, in the order of their ids. Where more
-- wait, the horizon stops before them. What is visible is finished: so the first seals in another cluster take all that has no seal
-- whatever its number, and name the cluster as theirs when nothing is left.
DROP FUNCTION app.ledger_leaves_to_seal(integer);
CREATE FUNCTION app.ledger_leaves_to_seal(most integer)
RETURNS TABLE (transaction_id uuid, leaf bytea, horizon xid8, cluster bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET work_mem = '64MB' SET jit = off AS $$
#variable_conflict use_column
DECLARE
  seen CONSTANT pg_snapshot := pg_current_snapshot();
  last CONSTANT bigint := pg_snapshot_xmin(seen)::text::bigint; -- the horizon: everything below is finished
  future CONSTANT bigint := pg_snapshot_xmax(seen)::text::bigint;
  here CONSTANT bigint := app.cluster_id();
  sealed_in bigint;
  is_elsewhere boolean;
  since bigint;
  until bigint;
  width bigint := 1;
  found bigint;
  found_before bigint := 0;
BEGIN
  IF app.role() IS DISTINCT FROM 'system' THEN
    RAISE EXCEPTION 'this role seals nothing' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT s.horizon::text::bigint, s.cluster INTO since, sealed_in FROM ledger_seals s ORDER BY s.number DESC LIMIT 1;
  is_elsewhere := CASE WHEN since IS NOT NULL THEN sealed_in IS DISTINCT FROM here OR since > future
    ELSE EXISTS (SELECT FROM ledger_transactions t WHERE t.recorded_xid::text::bigint >= future) END;
  IF is_elsewhere THEN
    SELECT count(*) INTO found FROM (SELECT FROM ledger_transactions t
      WHERE (SELECT l.seal_number FROM ledger_seal_leaves l WHERE l.transaction_id = t.id) IS NULL LIMIT most + 1) rows_found;
    RETURN QUERY
    SELECT t.id, app.ledger_leaf(t, (SELECT string_agg(m.from_hash || m.to_hash, ''::bytea ORDER BY m.position)
        FROM ledger_moves m WHERE m.transaction_id = t.id)),
        (CASE WHEN found <= most THEN last ELSE coalesce(since, 0) END)::text::xid8, CASE WHEN found <= most THEN here ELSE sealed_in END
      FROM ledger_transactions t
     WHERE (SELECT l.seal_number FROM ledger_seal_leaves l WHERE l.transaction_id = t.id) IS NULL
     ORDER BY t.id LIMIT most;
    RETURN;
  END IF;

  since := coalesce(since, 0);
  until := last;
  -- as far as there are no more than asked, in steps that double: what came in one transaction is sealed whole
  LOOP
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
      FROM ledger_moves m WHERE m.transaction_id = t.id)), until::text::xid8, here
    FROM ledger_transactions t
   WHERE t.recorded_xid::text::bigint >= since AND t.recorded_xid::text::bigint < until
     AND (SELECT l.seal_number FROM ledger_seal_leaves l WHERE l.transaction_id = t.id) IS NULL
   ORDER BY t.id;
END $$;

ALTER FUNCTION app.cluster_id OWNER TO approdo_ledger;
ALTER FUNCTION app.ledger_leaves_to_seal OWNER TO approdo_ledger;
REVOKE ALL ON FUNCTION app.cluster_id, app.ledger_unsealed_numbers, app.ledger_leaves_to_seal FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.cluster_id, app.ledger_unsealed_numbers, app.ledger_leaves_to_seal TO approdo_app, approdo_ledger;
