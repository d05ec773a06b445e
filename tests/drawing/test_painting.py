from kasesupport.drawing.items import Group, Path, Text, line
from kasesupport.drawing.painting import RIM, Halo, steps

STROKE = Path(line([(0, 0), (1, 1)]))


def test_halos_of_neighbours_come_before_all_their_letters() -> None:
    a, b = Text(0, 0, "𠮷", 10, halo="#ffffff"), Text(10, 0, "田", 10, halo="#ffffff")
    rims = [Halo(a, "#ffffff", 20 * RIM), Halo(b, "#ffffff", 20 * RIM)]
    assert list(steps([STROKE, Group("x", (a, b)), STROKE])) == [STROKE, *rims, a, b, STROKE]
