"""Lists from and for spreadsheet programs: XLSX and CSV as one table of texts, the area register read from it and put
into it. What a column means is data (resources/exchange); nothing here writes to the vault.
"""
