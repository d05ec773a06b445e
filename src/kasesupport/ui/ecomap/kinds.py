"""The kinds of resources in groups, and all of them in a list that drops down."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from kasesupport.diagrams.ecomap.palette import KINDS
from kasesupport.domain.ecomap import SERVICES, ResourceKind
from kasesupport.ui.icons import icon
from kasesupport.ui.picker import Picker

# The kinds of each group; the first one's sign stands for all.
GROUPS: tuple[tuple[ResourceKind, ...], ...] = (
    ("kin", "friend", "neighbour"),
    ("place", "community", "npo"),
    ("school", "nursery", "afterschool"),
    ("medical", "health"),
    ("welfare", "government"),
    ("parenting", *(kind for kind in SERVICES if kind != "parenting")),
    ("work", "other"),
)


def group_words() -> dict[str, str]:
    """What a group is called, by its first kind."""
    return {
        "kin": _tr("身近な人"), "place": _tr("地域・居場所"), "school": _tr("園・学校"), "medical": _tr("医療・保健"),
        "welfare": _tr("福祉・行政"), "parenting": _tr("家庭支援事業"), "work": _tr("職場・その他"),
    }  # fmt: skip


def kind_picker(chosen: ResourceKind, act: Callable[[str], object], name: str) -> Picker:
    """All kinds with their signs, group by group; what is chosen is among them, whatever it is."""
    order = dict.fromkeys([kind for kinds in GROUPS for kind in kinds] + [chosen])
    signs = {kind: icon(KINDS[kind].icon, KINDS[kind].tone.line) for kind in order}
    return Picker({kind: KINDS[kind].word for kind in order}, chosen, act, name, signs)  # type: ignore[arg-type]


def _tr(words: str) -> str:
    return QCoreApplication.translate("ecomap", words)
