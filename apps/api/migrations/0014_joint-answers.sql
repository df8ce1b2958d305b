-- A key whose request came to nothing is given back in the transaction that took it; one with an answer stays for ever.
GRANT DELETE ON idempotency_outcomes TO approdo_app;
CREATE POLICY idempotency_outcomes_answered_stay ON idempotency_outcomes AS RESTRICTIVE FOR DELETE TO approdo_app
  USING (actor_id = (SELECT app.actor_id()) AND status IS NULL);

-- Asked for every row of a file that an authority reads: kept ready by the language, instead of begun anew for each row.
CREATE OR REPLACE FUNCTION app.case_file_has_dowry(of_case_file_id uuid) RETURNS boolean
LANGUAGE plpgsql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN EXISTS (SELECT FROM dowries d WHERE d.case_file_id = of_case_file_id);
END $$;

-- Locks the holders of several postings before the first of them, in the order in which each posting locks its own, so
-- that transactions of many postings never wait in a circle.
CREATE FUNCTION app.lock_ledger_holders(ids uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  IF app.role() IS NULL OR app.role() NOT IN ('authority', 'system') THEN
    RAISE EXCEPTION 'this role posts one at a time' USING ERRCODE = 'insufficient_privilege';
  END IF;
  PERFORM FROM ledger_holders WHERE id = ANY (ids) ORDER BY kind DESC, id FOR NO KEY UPDATE;
END $$;
ALTER FUNCTION app.lock_ledger_holders(uuid[]) OWNER TO approdo_ledger;
REVOKE ALL ON FUNCTION app.lock_ledger_holders(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.lock_ledger_holders(uuid[]) TO approdo_app;
