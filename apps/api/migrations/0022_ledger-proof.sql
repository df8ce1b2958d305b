-- Who proves the ledger reads all of it or nothing. The policies that show each actor a part ask a question of every row, and the
-- planner takes the answer for costly and the rows for few; this role asks once.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'approdo_proof') THEN
    CREATE ROLE approdo_proof NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object THEN NULL; -- another database of the cluster was migrated at the same time
END $$;
-- To be become, not to be borrowed from: what the application reads otherwise stays under the policies that show a part.
ALTER ROLE approdo_app NOINHERIT;
GRANT approdo_proof TO approdo_app;

CREATE FUNCTION app.sees_whole_ledger() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN coalesce(app.role() IN ('authority', 'auditor', 'system'), false);

GRANT USAGE ON SCHEMA app, public TO approdo_proof;
DO $$
DECLARE
  proven text;
BEGIN
  FOREACH proven IN ARRAY ARRAY['ledger_holders', 'ledger_transactions', 'ledger_moves', 'ledger_totals', 'ledger_posting_rules',
      'ledger_periods', 'ledger_period_acts', 'ledger_seals', 'ledger_seal_leaves', 'ledger_flows'] LOOP
    EXECUTE format('GRANT SELECT ON %I TO approdo_proof', proven);
    EXECUTE format('CREATE POLICY %1$s_proof ON %1$s FOR SELECT TO approdo_proof USING ((SELECT app.sees_whole_ledger()))', proven);
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION app.cluster_id, app.ledger_unsealed_numbers TO approdo_proof;
