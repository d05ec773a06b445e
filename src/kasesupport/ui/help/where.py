"""Which page of the window one is on, by the name that resources/help/guide.toml uses."""

from PySide6.QtWidgets import QWidget

# By the class's name, so that no page has to be loaded to ask for it.
PAGES = {
    "StartPage": "start",
    "AgendaPage": "agenda",  # these five stand in the home page
    "MeetingsPage": "meetings",
    "CaseloadPage": "caseload",
    "SearchPage": "search",
    "FiledPage": "filed",
    "HomePage": "home",
    "NewFamilyPage": "new_family",
    "GlassPage": "glass",
    "RegisterPage": "register",
    "ReviewSection": "review",
    "VaultPage": "vault",
}
FAMILY, TOGETHER = "CasePage", "TogetherPage"


def page_name(shown: QWidget | None) -> str:
    """The name of what is shown; "" for the screen that is turned to the family: the guide is not for that."""
    if shown is None:
        return "home"
    inner = [shown, *shown.findChildren(QWidget)]
    found = {type(each).__name__: each for each in reversed(inner) if each is shown or each.isVisibleTo(shown)}
    if TOGETHER in found:
        return ""
    if FAMILY in found:
        return str(getattr(found[FAMILY], "current", "family"))
    return next((name for kind, name in PAGES.items() if kind in found), "home")
