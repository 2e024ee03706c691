-- What the roles may do, said again after every migration, as the owner of the tables.
-- Readers' processes see what is public and the vocabulary, and nothing of the desk.
\set ON_ERROR_STOP on

BEGIN;
GRANT USAGE ON SCHEMA public TO demarche_desk, demarche_public;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM demarche_desk, demarche_public;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO demarche_desk;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO demarche_desk;

-- The guards refuse these to everybody; the desk is not even asked.
REVOKE UPDATE, DELETE ON ledger_edition, ledger_entry, ledger_address FROM demarche_desk;

DO $$
DECLARE readable text;
BEGIN
    FOR readable IN
        SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
        WHERE schemaname = 'public' AND (tablename LIKE 'ledger\_%' OR tablename LIKE 'vocabulary\_%')
    LOOP
        EXECUTE 'GRANT SELECT ON ' || readable || ' TO demarche_public';
    END LOOP;
END $$;
COMMIT;
