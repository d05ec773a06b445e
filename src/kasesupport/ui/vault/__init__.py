"""The pages inside an opened vault, for whoever keeps it: keys, backups, checks, footprints, people, periods."""
