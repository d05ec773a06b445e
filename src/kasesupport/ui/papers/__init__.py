"""紙・シート: what is handed over, filed or sent for a family."""
