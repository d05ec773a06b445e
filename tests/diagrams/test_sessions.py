"""Whole sessions without a screen: fingers on the drawing, through the tools, into a real encrypted file."""

from kasesupport.cases import bonds, families, households, people, placements, unions, views
from kasesupport.cases.families import Newcomer
from kasesupport.diagrams import hit
from kasesupport.diagrams.genogram import GenogramLook, draw, layout, offset
from kasesupport.diagrams.intents import Cancel, Collect, Connect, Pan, PlaceAt, Pointer, Preview, Rubber, Select
from kasesupport.diagrams.tools import ConnectTool, LassoTool, SelectTool, Tool
from kasesupport.drawing.items import Point
from kasesupport.store.casefile import CaseFile


class Table:
    """The family as it lies on the table: drawn after every act, touched where it is drawn."""

    def __init__(self, file: CaseFile) -> None:
        members = [Newcomer("child", "陽葵", index=True), Newcomer("mother", "美咲")]
        self.case = families.create(file, "佐倉", members=members)
        self.placed = None
        self.told: list[object] = []
        self.hand: Tool = SelectTool(lambda person: self.places().get(person), self.joins)

    @property
    def record(self):
        return views.record(self.case)

    def drawing(self):
        pins = {subject: (x, y) for _, subject, x, y in self.record.pins}
        look = GenogramLook(on=self.case.file.today(), bonds=True)
        self.placed = layout(self.record.graph, pins, self.placed, look)
        return draw(self.record.graph, self.placed, look)

    def places(self) -> dict[str, Point]:
        self.drawing()
        dx, dy = offset(self.placed)
        return {person: (spot.x + dx, spot.y + dy) for person, spot in self.placed.spots.items()}

    def joins(self, a: str, b: str) -> tuple[str, str] | None:
        people_here = {person.id for person in self.record.graph.persons}
        return (a, b) if a != b and {a, b} <= people_here else None

    def who(self, name: str) -> str:
        return next(p.id for p in self.record.graph.persons if p.name == name)

    def at(self, name: str) -> Point:
        return self.places()[self.who(name)]

    def finger(self, *way: Point) -> list[object]:
        """Down at the first place, over all, up at the last; what it lies on is asked of the drawing."""
        drawing = self.drawing()
        points = [Pointer(x, y, hit.hit(drawing, x, y, 16.0)) for x, y in way]
        told = [*self.hand.press(points[0])]
        for point in points[1:]:
            told += self.hand.move(point)
        told += self.hand.release(points[-1])
        return told

    def use(self, tool: Tool) -> None:
        self.hand.escape()
        self.hand = tool


def test_a_family_is_drawn_moved_joined_and_gathered(casefile: CaseFile) -> None:
    table = Table(casefile)
    case, graph = table.case, lambda: table.record.graph
    assert table.finger(table.at("陽葵")) == [Select(table.who("陽葵"), *table.at("陽葵"))]
    people.edit_person(case, people.add_parent(case, table.who("陽葵"), "M"), name="健一")
    people.edit_person(case, people.add_person(case, sex="F"), name="香織")

    x, y = table.at("香織")
    told = table.finger((x, y), (x + 40, y), (x + 120, y + 5))
    assert [type(intent) for intent in told] == [Preview, Preview, PlaceAt]
    dx, dy = offset(table.placed)
    placements.pin(case, "genogram", {told[-1].subject: (told[-1].x - dx, told[-1].y - dy)})
    assert len(table.record.pins) == 1

    told = table.finger(table.at("香織"), (table.at("香織")[0] - 20, table.at("香織")[1]), table.at("健一"))
    assert told[-2:] == [Cancel(), Connect(table.who("香織"), table.who("健一"))]
    unions.join(case, told[-1].a, told[-1].b, "dating")
    assert [u.kind for u in graph().unions] == ["unknown", "dating"]

    table.use(ConnectTool(table.joins, table.who("陽葵")))
    told = table.finger(table.at("香織"))
    assert told == [Cancel(), Connect(table.who("陽葵"), table.who("香織"))]
    bonds.add_bond(case, told[-1].a, told[-1].b, "distant")
    assert graph().bonds[0].kind == "distant"

    table.use(LassoTool(table.places))
    (ax, ay), (bx, by) = table.at("美咲"), table.at("陽葵")
    left, right = min(ax, bx) - 45, max(ax, bx) + 20
    told = table.finger((left, ay - 60), (right, ay - 60), (right, by + 60), (left, by + 60))
    assert isinstance(told[-1], Collect)
    house = households.add_household(case, told[-1].subjects)
    assert {table.who("美咲"), table.who("陽葵")} <= set(next(h for h in graph().households if h.id == house).members)


def test_gestures_that_are_given_up_leave_the_record(casefile: CaseFile) -> None:
    table = Table(casefile)
    before = table.record
    x, y = table.at("陽葵")
    table.hand.press(Pointer(x, y, table.who("陽葵")))
    table.hand.move(Pointer(x + 50, y, None))
    assert table.hand.escape() == (Cancel(),)
    assert table.hand.release(Pointer(x + 50, y, None)) == ()
    assert [type(i) for i in table.finger((2.0, 2.0), (30.0, 2.0))] == [Pan]
    table.use(ConnectTool(table.joins))
    told = table.finger(table.at("陽葵"), (x + 30, y), (2.0, 2.0))
    assert [type(i) for i in told] == [Rubber, Rubber, Cancel]
    assert table.record == before
