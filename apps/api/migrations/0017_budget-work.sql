-- Working with budgets: transfers between districts, the list of those who wait for money, plans, thresholds and scenarios.

-- transfers ---------------------------------------------------------------------------------------------------
-- One person proposes, another decides; what was said and done is a diary that only grows.

CREATE TABLE budget_transfers (
  id uuid PRIMARY KEY,
  edition_id text NOT NULL REFERENCES editions (id),
  fund_id text NOT NULL REFERENCES funds (id),
  from_district_id uuid NOT NULL REFERENCES districts (id),
  to_district_id uuid NOT NULL REFERENCES districts (id),
  amount_cents bigint NOT NULL CONSTRAINT transfer_amount_positive CHECK (amount_cents > 0),
  proposed_by uuid NOT NULL,
  proposed_at timestamptz NOT NULL,
  decision text CONSTRAINT transfer_decision_known CHECK (decision IN ('approved', 'refused', 'withdrawn')),
  decided_by uuid,
  decided_at timestamptz,
  transaction_id uuid REFERENCES ledger_transactions (id),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT transfer_between_two_districts CHECK (from_district_id <> to_district_id),
  CONSTRAINT transfer_decision_whole CHECK (num_nulls(decision, decided_by, decided_at) IN (0, 3)),
  CONSTRAINT transfer_decided_by_another CHECK (decision = 'withdrawn' OR decided_by <> proposed_by),
  CONSTRAINT transfer_withdrawn_by_its_author CHECK (decision <> 'withdrawn' OR decided_by = proposed_by),
  CONSTRAINT transfer_posted_when_approved CHECK ((decision IS NOT DISTINCT FROM 'approved') = (transaction_id IS NOT NULL))
);
CREATE INDEX budget_transfers_open ON budget_transfers (id DESC) WHERE decision IS NULL;
CREATE TRIGGER budget_transfers_decided BEFORE UPDATE ON budget_transfers FOR EACH ROW WHEN (OLD.decision IS NOT NULL)
  EXECUTE FUNCTION app.refuse_change();

CREATE TABLE budget_transfer_entries (
  id uuid PRIMARY KEY,
  transfer_id uuid NOT NULL REFERENCES budget_transfers (id),
  act text NOT NULL CONSTRAINT transfer_act_known CHECK (act IN ('proposed', 'noted', 'notCovered', 'approved', 'refused', 'withdrawn')),
  words text CONSTRAINT transfer_words_length CHECK (length(words) BETWEEN 3 AND 2000),
  written_by uuid NOT NULL,
  written_at timestamptz NOT NULL,
  CONSTRAINT transfer_act_with_its_words CHECK (act IN ('notCovered', 'approved') OR words IS NOT NULL)
);
CREATE INDEX budget_transfer_entries_of_transfer ON budget_transfer_entries (transfer_id, id);
CREATE TRIGGER budget_transfer_entries_append_only BEFORE UPDATE OR DELETE ON budget_transfer_entries
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();

-- who waits for money -----------------------------------------------------------------------------------------
-- A dowry whose reservation was refused may wait. It waits by the day it was requested; whoever goes before has a reason written.
-- Whether it waits still is what its dowry says.

CREATE TABLE waiting_entries (
  id uuid PRIMARY KEY,
  dowry_id uuid NOT NULL REFERENCES dowries (id),
  edition_id text NOT NULL REFERENCES editions (id),
  district_id uuid NOT NULL REFERENCES districts (id),
  organisation_id uuid NOT NULL REFERENCES organisations (id), -- the promoter
  -- what the dowry takes from each fund, and which of them had not enough
  needs jsonb NOT NULL CONSTRAINT waiting_needs_by_fund CHECK (jsonb_typeof(needs) = 'object'),
  lacking_fund_ids text[] NOT NULL CONSTRAINT waiting_lacks_something CHECK (cardinality(lacking_fund_ids) > 0),
  requested_at timestamptz NOT NULL,
  joined_at timestamptz NOT NULL,
  joined_by uuid NOT NULL,
  preceded_at timestamptz,
  preceded_by uuid,
  precedence_reason text CONSTRAINT waiting_precedence_reason_length CHECK (length(precedence_reason) BETWEEN 3 AND 2000),
  offered_at timestamptz,
  left_at timestamptz,
  left_by uuid,
  leaving_reason text CONSTRAINT waiting_leaving_reason_length CHECK (length(leaving_reason) BETWEEN 3 AND 2000),
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT waiting_precedence_whole CHECK (num_nulls(preceded_at, preceded_by, precedence_reason) IN (0, 3)),
  CONSTRAINT waiting_leaving_whole CHECK (num_nulls(left_at, left_by, leaving_reason) IN (0, 3))
);
CREATE UNIQUE INDEX waiting_once ON waiting_entries (dowry_id) WHERE left_at IS NULL;
CREATE INDEX waiting_entries_in_order ON waiting_entries (edition_id, district_id, preceded_at, requested_at, id) WHERE left_at IS NULL;

-- Offers what a district has to those who wait, in order, as far as it goes; the first that it does not cover stops it.
CREATE FUNCTION app.offer_to_waiting(of_edition_id text, of_district_id uuid) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  held jsonb;
  entry waiting_entries;
  offered integer := 0;
BEGIN
  FOR entry IN SELECT w.* FROM waiting_entries w JOIN dowries d ON d.id = w.dowry_id AND d.state = 'requested'
      WHERE w.edition_id = of_edition_id AND w.district_id = of_district_id AND w.left_at IS NULL
      ORDER BY w.preceded_at NULLS LAST, w.requested_at, w.id LOOP
    held := coalesce(held, (SELECT jsonb_object_agg(h.fund_id, h.available_cents) FROM ledger_holders h
      WHERE h.kind = 'districtFund' AND h.edition_id = of_edition_id AND h.district_id = of_district_id), '{}');
    held := held || (SELECT jsonb_object_agg(n.key, coalesce((held ->> n.key)::bigint, 0) - n.value::bigint) FROM jsonb_each_text(entry.needs) n);
    EXIT WHEN EXISTS (SELECT FROM jsonb_each_text(entry.needs) n WHERE (held ->> n.key)::bigint < 0);
    IF entry.offered_at IS NULL THEN
      UPDATE waiting_entries SET offered_at = clock_timestamp(), version = version + 1 WHERE id = entry.id AND offered_at IS NULL;
      offered := offered + 1;
    END IF;
  END LOOP;
  RETURN offered;
END $$;

-- However money comes to a district, in the same commit.
CREATE FUNCTION app.offer_returned_money() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM app.offer_to_waiting(NEW.edition_id, NEW.district_id);
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_holders_money_returned AFTER UPDATE OF available_cents ON ledger_holders FOR EACH ROW
  WHEN (NEW.kind = 'districtFund' AND NEW.available_cents > OLD.available_cents) EXECUTE FUNCTION app.offer_returned_money();
ALTER TABLE ledger_holders ENABLE ALWAYS TRIGGER ledger_holders_money_returned;

-- plans, thresholds, scenarios --------------------------------------------------------------------------------

-- What an authority means to give a district in a quarter.
CREATE TABLE allocation_plans (
  id uuid PRIMARY KEY,
  edition_id text NOT NULL REFERENCES editions (id),
  fund_id text NOT NULL REFERENCES funds (id),
  district_id uuid NOT NULL REFERENCES districts (id),
  quarter date NOT NULL CONSTRAINT plan_of_a_quarter CHECK (extract(day FROM quarter) = 1 AND extract(month FROM quarter) IN (1, 4, 7, 10)),
  planned_cents bigint NOT NULL CONSTRAINT plan_not_below_zero CHECK (planned_cents >= 0),
  updated_at timestamptz NOT NULL,
  updated_by uuid NOT NULL,
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX allocation_plan_once ON allocation_plans (edition_id, fund_id, district_id, quarter);

-- From which shares of what was allocated a programme is warned of; without a row, the usual ones.
CREATE TABLE budget_thresholds (
  programme_id text PRIMARY KEY REFERENCES programmes (id),
  percents smallint[] NOT NULL CONSTRAINT thresholds_few CHECK (cardinality(percents) BETWEEN 1 AND 5),
  days_before_end smallint NOT NULL CONSTRAINT thresholds_days CHECK (days_before_end BETWEEN 1 AND 730),
  updated_at timestamptz NOT NULL,
  updated_by uuid NOT NULL,
  version integer NOT NULL DEFAULT 1,
  CONSTRAINT thresholds_between_1_and_100 CHECK (1 <= ALL (percents) AND 100 >= ALL (percents))
);

-- What a body imagines of an edition.
CREATE TABLE forecast_scenarios (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  name text NOT NULL CONSTRAINT scenario_name_length CHECK (length(name) BETWEEN 2 AND 120),
  edition_id text NOT NULL REFERENCES editions (id),
  district_id uuid REFERENCES districts (id),
  parameters jsonb NOT NULL CONSTRAINT scenario_parameters_size CHECK (pg_column_size(parameters) <= 2048),
  created_at timestamptz NOT NULL,
  created_by uuid NOT NULL,
  updated_at timestamptz NOT NULL,
  updated_by uuid NOT NULL,
  version integer NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX scenario_name_once ON forecast_scenarios (organisation_id, lower(name));

-- who may see and do what -------------------------------------------------------------------------------------

GRANT SELECT, INSERT ON budget_transfers, budget_transfer_entries, waiting_entries, allocation_plans, budget_thresholds, forecast_scenarios TO approdo_app;
GRANT UPDATE (decision, decided_by, decided_at, transaction_id, version) ON budget_transfers TO approdo_app;
GRANT UPDATE (preceded_at, preceded_by, precedence_reason, left_at, left_by, leaving_reason, version) ON waiting_entries TO approdo_app;
GRANT UPDATE (planned_cents, updated_at, updated_by, version) ON allocation_plans TO approdo_app;
GRANT UPDATE (percents, days_before_end, updated_at, updated_by, version) ON budget_thresholds TO approdo_app;
GRANT UPDATE (name, parameters, updated_at, updated_by, version), DELETE ON forecast_scenarios TO approdo_app;

GRANT SELECT, UPDATE (offered_at, version) ON waiting_entries TO approdo_definer;
GRANT SELECT ON ledger_holders TO approdo_definer;
CREATE POLICY ledger_holders_for_the_waiting ON ledger_holders FOR SELECT TO approdo_definer USING (kind = 'districtFund');
ALTER FUNCTION app.offer_to_waiting OWNER TO approdo_definer;
ALTER FUNCTION app.offer_returned_money OWNER TO approdo_definer;
REVOKE ALL ON FUNCTION app.offer_to_waiting, app.offer_returned_money FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.offer_to_waiting TO approdo_app;

DO $$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['budget_transfers', 'budget_transfer_entries', 'waiting_entries', 'allocation_plans', 'budget_thresholds', 'forecast_scenarios'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', kept);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', kept);
  END LOOP;
END $$;

-- A coordinator sees the transfers that touch the own districts, and decides those that take from them.
CREATE POLICY budget_transfers_read ON budget_transfers FOR SELECT TO approdo_app USING (
  (SELECT app.role()) IN ('authority', 'auditor', 'system')
  OR ((SELECT app.role()) = 'coordinator' AND (from_district_id = ANY ((SELECT app.district_ids())::uuid[])
    OR to_district_id = ANY ((SELECT app.district_ids())::uuid[]))));
CREATE POLICY budget_transfers_propose ON budget_transfers FOR INSERT TO approdo_app WITH CHECK (
  (SELECT app.role()) IN ('authority', 'system') AND proposed_by = (SELECT app.actor_id()) AND decision IS NULL);
CREATE POLICY budget_transfers_decide ON budget_transfers FOR UPDATE TO approdo_app
  USING ((SELECT app.role()) IN ('authority', 'system')
    OR ((SELECT app.role()) = 'coordinator' AND from_district_id = ANY ((SELECT app.district_ids())::uuid[])))
  WITH CHECK (decided_by = (SELECT app.actor_id()));
CREATE POLICY budget_transfer_entries_read ON budget_transfer_entries FOR SELECT TO approdo_app
  USING (EXISTS (SELECT FROM budget_transfers x WHERE x.id = transfer_id));
CREATE POLICY budget_transfer_entries_add ON budget_transfer_entries FOR INSERT TO approdo_app
  WITH CHECK ((SELECT app.role()) IN ('coordinator', 'authority', 'system') AND written_by = (SELECT app.actor_id())
    AND EXISTS (SELECT FROM budget_transfers x WHERE x.id = transfer_id));

CREATE POLICY waiting_entries_offering ON waiting_entries TO approdo_definer USING (true) WITH CHECK (true);
CREATE POLICY waiting_entries_read ON waiting_entries FOR SELECT TO approdo_app USING (
  (SELECT app.role()) IN ('authority', 'auditor', 'system')
  OR ((SELECT app.role()) = 'coordinator' AND district_id = ANY ((SELECT app.district_ids())::uuid[])));
CREATE POLICY waiting_entries_join ON waiting_entries FOR INSERT TO approdo_app
  WITH CHECK ((SELECT app.role()) IN ('authority', 'system') AND joined_by = (SELECT app.actor_id()));
CREATE POLICY waiting_entries_change ON waiting_entries FOR UPDATE TO approdo_app USING ((SELECT app.role()) IN ('authority', 'system'));

CREATE POLICY allocation_plans_read ON allocation_plans FOR SELECT TO approdo_app USING (
  (SELECT app.role()) IN ('authority', 'auditor', 'system')
  OR ((SELECT app.role()) = 'coordinator' AND district_id = ANY ((SELECT app.district_ids())::uuid[])));
CREATE POLICY allocation_plans_add ON allocation_plans FOR INSERT TO approdo_app WITH CHECK ((SELECT app.role()) IN ('authority', 'system'));
CREATE POLICY allocation_plans_change ON allocation_plans FOR UPDATE TO approdo_app USING ((SELECT app.role()) IN ('authority', 'system'));

CREATE POLICY budget_thresholds_read ON budget_thresholds FOR SELECT TO approdo_app
  USING ((SELECT app.role()) IN ('coordinator', 'authority', 'auditor', 'system'));
CREATE POLICY budget_thresholds_add ON budget_thresholds FOR INSERT TO approdo_app WITH CHECK ((SELECT app.role()) IN ('authority', 'system'));
CREATE POLICY budget_thresholds_change ON budget_thresholds FOR UPDATE TO approdo_app USING ((SELECT app.role()) IN ('authority', 'system'));

CREATE POLICY forecast_scenarios_own ON forecast_scenarios TO approdo_app
  USING ((SELECT app.role()) IN ('coordinator', 'authority', 'auditor') AND organisation_id = (SELECT app.organisation_id()))
  WITH CHECK ((SELECT app.role()) IN ('coordinator', 'authority') AND organisation_id = (SELECT app.organisation_id()));
