"""手引き (F1): the user's guide within the program, the licences, and a report on the program itself."""
