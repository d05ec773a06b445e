"""The case for study at hand: what is decided, kept at once, and what it makes of each sentence."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property

from kasesupport.cases import office_practice, studying
from kasesupport.diagrams.ecomap.palette import KINDS
from kasesupport.domain.problems import Problem
from kasesupport.domain.study.days import moved_text
from kasesupport.domain.study.masking import Cast, Masked, leaks, masked
from kasesupport.domain.study.sentences import (
    Decision,
    Piece,
    Sentence,
    State,
    Study,
    open_ones,
    pieces,
    sentences,
    told,
)
from kasesupport.drawing.items import Drawing
from kasesupport.sheets import study_sheet
from kasesupport.sheets.study_sheet import Told
from kasesupport.ui.model import CaseModel

KIND_WORDS: dict[str, str] = {kind: each.word for kind, each in KINDS.items()}


class StudyDesk:
    """Reads the record once: what is written while the window is open waits for the next time."""

    def __init__(self, model: CaseModel) -> None:
        self.model, self.record = model, model.read()
        self.words = study_sheet.words()
        labels = studying.labels(office_practice.in_use(model.case.file).practice)
        found = pieces(self.record, lambda question: labels.get(question, ""), self.words)
        self.sentences = sentences(found)
        self.study: Study = studying.kept(model.case, self.record, KIND_WORDS)
        self._forget_cast()

    @cached_property
    def cast(self) -> Cast:
        """All words that tell who it is, and what stands for them."""
        return studying.cast(self.model.case, self.record, self.study)

    def call(self, *, people: Mapping[str, str], resources: Mapping[str, str], also: Mapping[str, str]) -> None:
        """Other names than were proposed."""
        self.study = replace(self.study, people=dict(people), resources=dict(resources), also=dict(also))
        self._forget_cast()
        self._keep()

    def decide(self, sentence: Sentence, state: State, text: str = "") -> None:
        """What becomes of a sentence."""
        self.study = self.study.with_decision(sentence.key, Decision(state, text))
        self._keep()

    def anew(self) -> None:
        """Give up what was decided, and begin with other days."""
        studying.forget(self.model.case)
        self.study = studying.fresh(self.record, KIND_WORDS)
        self._forget_cast()

    def decision(self, sentence: Sentence) -> Decision:
        """What was decided of it so far."""
        return self.study.decided.get(sentence.key, Decision())

    def proposed(self, sentence: Sentence) -> Masked:
        """The sentence as it would go out."""
        decision = self.decision(sentence)
        if decision.state == "edited":
            return Masked(decision.text)
        return masked(sentence.text, self.cast, sentence.near)

    def tells(self, sentence: Sentence, text: str) -> tuple[str, ...]:
        """What in these words must not go out."""
        return leaks(text, self.cast, sentence.text)

    def open_ones(self) -> tuple[Sentence, ...]:
        """Sentences that keep the case from going out."""
        return open_ones(self.sentences, self.study, self.cast)

    def where(self, piece: Piece) -> str:
        """Where a sentence stands and who said it, with its moved day as stored."""
        return "・".join(filter(None, (piece.label, self.who(piece))))

    def who(self, piece: Piece) -> str:
        """Who said it, under the other name."""
        part = self.words.get(piece.who, "")
        name = self.study.people.get(piece.person, "")
        return f"{part}（{name}）" if part and name else name or part

    def moved(self, piece: Piece) -> str:
        """The day of a piece, moved."""
        return moved_text(piece.on, self.study.by)

    def course(self) -> tuple[Told, ...]:
        """All that goes out, piece by piece. Only where nothing is open."""
        found: dict[str, list[str]] = {}
        known: dict[str, Piece] = {}
        for sentence in self.sentences:
            out = told(sentence, self.study, self.cast)
            if out is not None:
                found.setdefault(sentence.piece.key, []).append(out.text)
                known[sentence.piece.key] = sentence.piece
        return tuple(
            Told(self.moved(known[key]), known[key].label, self.who(known[key]), "".join(texts))
            for key, texts in found.items()
        )

    def pages(self) -> tuple[Drawing, ...]:
        """The paper. Raises ValueError while a sentence is open: nothing leaves before."""
        if self.open_ones():
            raise ValueError("sentences are open")
        return study_sheet.pages(self.record, self.study, self.course(), KIND_WORDS, self.model.case.file.today())

    def telling_names(self) -> tuple[str, ...]:
        """Names that were chosen and tell who it is after all."""
        known, proposed = self.cast.known, studying.fresh(self.record, KIND_WORDS)
        usual = {*proposed.people.values(), *proposed.resources.values()}
        chosen = [*self.study.people.values(), *self.study.resources.values(), *self.study.also.values()]
        if known is None:
            return ()
        return tuple(each for each in chosen if each not in usual and self._has_word(known.findall(each)))

    def _has_word(self, found: Iterable[str]) -> bool:
        return any(each in self.cast.words for each in found)

    def _keep(self) -> None:
        """Where it cannot be kept that is said; the window goes on with what it knows."""
        try:
            studying.keep(self.model.case, self.study)
        except Problem as problem:
            self.model.failed.emit(problem)

    def _forget_cast(self) -> None:
        self.__dict__.pop("cast", None)
