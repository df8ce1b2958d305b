-- What budgets read besides balances: the money that came back, which is no balance, added up by day as it comes.

CREATE TABLE budget_recoveries (
  effective_on date NOT NULL,
  recorded_on date NOT NULL, -- the day in Italy
  edition_id text NOT NULL,
  fund_id text NOT NULL,
  district_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  component text NOT NULL,
  recovered_cents bigint NOT NULL, -- below zero on a day on which more was undone than came back
  PRIMARY KEY (edition_id, fund_id, district_id, organisation_id, component, effective_on, recorded_on)
);

-- A recovery adds, its reversal takes off. It runs as the posting function does, in the same commit.
CREATE FUNCTION app.add_budget_recovery() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  INSERT INTO budget_recoveries AS was
  SELECT t.effective_on, (t.recorded_at AT TIME ZONE 'Europe/Rome')::date, h.edition_id, h.fund_id, h.district_id, h.organisation_id, h.component,
      CASE NEW.kind WHEN 'reverse' THEN -NEW.amount_cents ELSE NEW.amount_cents END
    FROM ledger_transactions t
    JOIN ledger_holders h ON h.id = CASE NEW.kind WHEN 'reverse' THEN NEW.to_holder_id ELSE NEW.from_holder_id END
   WHERE t.id = NEW.transaction_id
  ON CONFLICT (edition_id, fund_id, district_id, organisation_id, component, effective_on, recorded_on)
    DO UPDATE SET recovered_cents = was.recovered_cents + excluded.recovered_cents;
  RETURN NULL;
END $$;
ALTER FUNCTION app.add_budget_recovery OWNER TO approdo_ledger;
REVOKE ALL ON FUNCTION app.add_budget_recovery FROM PUBLIC;
CREATE TRIGGER ledger_moves_recovered AFTER INSERT ON ledger_moves FOR EACH ROW
  WHEN (NEW.kind = 'recovered' OR (NEW.kind = 'reverse' AND NEW.from_stage = 'available' AND NEW.to_stage = 'recoverable'))
  EXECUTE FUNCTION app.add_budget_recovery();
ALTER TABLE ledger_moves ENABLE ALWAYS TRIGGER ledger_moves_recovered;

ALTER TABLE ledger_moves NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ledger_transactions NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ledger_holders NO FORCE ROW LEVEL SECURITY;
INSERT INTO budget_recoveries
SELECT t.effective_on, (t.recorded_at AT TIME ZONE 'Europe/Rome')::date, h.edition_id, h.fund_id, h.district_id, h.organisation_id, h.component,
    sum(CASE m.kind WHEN 'reverse' THEN -m.amount_cents ELSE m.amount_cents END)
  FROM ledger_moves m
  JOIN ledger_transactions t ON t.id = m.transaction_id
  JOIN ledger_holders h ON h.id = CASE m.kind WHEN 'reverse' THEN m.to_holder_id ELSE m.from_holder_id END
 WHERE m.kind = 'recovered' OR (m.kind = 'reverse' AND m.from_stage = 'available' AND m.to_stage = 'recoverable')
 GROUP BY 1, 2, 3, 4, 5, 6, 7;
ALTER TABLE ledger_moves FORCE ROW LEVEL SECURITY;
ALTER TABLE ledger_transactions FORCE ROW LEVEL SECURITY;
ALTER TABLE ledger_holders FORCE ROW LEVEL SECURITY;

GRANT SELECT ON budget_recoveries TO approdo_app, approdo_ledger;
GRANT INSERT, UPDATE (recovered_cents) ON budget_recoveries TO approdo_ledger;
ALTER TABLE budget_recoveries ENABLE ROW LEVEL SECURITY;
ALTER TABLE budget_recoveries FORCE ROW LEVEL SECURITY;
CREATE POLICY budget_recoveries_posting ON budget_recoveries TO approdo_ledger USING (true) WITH CHECK (true);
CREATE POLICY budget_recoveries_read ON budget_recoveries FOR SELECT TO approdo_app USING (
  (SELECT app.role()) IN ('authority', 'auditor', 'system')
  OR ((SELECT app.role()) = 'coordinator' AND district_id = ANY ((SELECT app.district_ids())::uuid[])));

-- The lists behind the figures. The moves of shares are few among the others; so are the lines that owe money back, and a
-- posting that leaves that stage as it was stays on its page.
CREATE INDEX ledger_moves_of_shares ON ledger_moves (transaction_id, position) WHERE kind IN ('allocate', 'transfer', 'recovered', 'reverse');
CREATE INDEX ledger_holders_recoverable ON ledger_holders (id) WHERE recoverable_cents > 0;
