-- Money that comes to a district is offered to who waits there. Nobody does on most days, and a posting should not pay for asking more
-- than that: this runs with the rights of the posting function.
GRANT SELECT (edition_id, district_id, left_at) ON waiting_entries TO approdo_ledger;
CREATE POLICY waiting_entries_posting ON waiting_entries FOR SELECT TO approdo_ledger USING (true);
GRANT EXECUTE ON FUNCTION app.offer_to_waiting TO approdo_ledger;

CREATE FUNCTION app.offer_money_that_came() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM public.waiting_entries w
      WHERE w.edition_id = NEW.edition_id AND w.district_id = NEW.district_id AND w.left_at IS NULL) THEN
    PERFORM app.offer_to_waiting(NEW.edition_id, NEW.district_id);
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION app.offer_money_that_came FROM PUBLIC;

DROP TRIGGER ledger_holders_money_returned ON ledger_holders;
CREATE TRIGGER ledger_holders_money_returned AFTER UPDATE OF available_cents ON ledger_holders FOR EACH ROW
  WHEN (NEW.kind = 'districtFund' AND NEW.available_cents > OLD.available_cents) EXECUTE FUNCTION app.offer_money_that_came();
ALTER TABLE ledger_holders ENABLE ALWAYS TRIGGER ledger_holders_money_returned;
