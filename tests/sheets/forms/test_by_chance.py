"""Any sheet with any words, in any language, on any paper: nothing cut, nothing over each other, no sign lost."""

from dataclasses import replace
from io import BytesIO

import pikepdf
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.chance import at_length, runs
from tests.sheets.forms.checking import faults, in_order, said, small
from tests.sheets.forms.colleagues import COLLEAGUES, beside, brimful
from tests.sheets.forms.opened import fonts
from tests.sheets.forms.records import ODD, SCHOOL, hostile
from tests.sheets.forms.test_pages import PRACTICE, TODAY

from kasesupport.drawing.pdf import to_pdf
from kasesupport.sheets.forms import catalog
from kasesupport.sheets.sending import PAPERS, on_paper
from kasesupport.sheets.tongues.languages import ids
from kasesupport.sheets.tongues.reading import Reading

FORMS = catalog.forms()
WORDS = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        ["鬱" * 500, ODD, "שלום עליכם " * 20, "ｱﾞ" * 90, "Nguyễn Thị Hoa", "𠮷\U000e0101" * 40, "…！？っ" * 60]
    ),
    st.text("あ漢、。「」ー（）\n　 -aW9", max_size=300),
)
LINES = st.text("センター漢Ab0-（）", max_size=100)


@settings(max_examples=runs(4), deadline=None, phases=(Phase.reuse, Phase.generate))  # a page takes long to shrink
@given(
    st.sampled_from([*FORMS]), WORDS, LINES, LINES, st.sampled_from(PAPERS), st.sampled_from(["", "下書き"]),
    st.builds(Reading, st.sampled_from(["ja", *ids()]), st.one_of(st.none(), st.integers(0, 7))),
    st.integers(0, 40), st.integers(0, 12), st.booleans(),
)  # fmt: skip
def test_whatever_is_said_goes_on_paper(
    name: str, words: str, center: str, phone: str, paper: str, mark: str, reading: Reading, goals: int,
    children: int, blank: bool,
) -> None:  # fmt: skip
    form = FORMS[name] if FORMS[name].page.leaf.bare else on_paper(FORMS[name], paper)
    colleague = name in COLLEAGUES
    family = (brimful if colleague else hostile)(PRACTICE, words, goals, children)
    made_from = catalog.source(
        form, TODAY, (center, phone), None if blank else family, "" if blank else SCHOOL, mark, PRACTICE,
        reading=reading,
    )  # fmt: skip
    made = catalog.build(replace(made_from, beside=beside(PRACTICE, words)) if colleague and not blank else made_from)
    assert [fault for page in made for fault in faults(page)] == []
    assert in_order(made)
    if form.audience in ("family", "child") and not reading.foreign:
        assert [fault for page in made for fault in small(page)] == []
    if at_length():
        written = to_pdf(made, title=form.label)
        assert pikepdf.open(BytesIO(written)).check_pdf_syntax() == []
        assert all(fonts(written).values())
        assert said(made)
