"""The encrypted file: vault, tables, recorder, casefile, journal, migrations."""
