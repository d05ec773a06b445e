"""いっしょに: the screen turned to the family (指針1・2, p19). It reads only what domain.together lets it."""
