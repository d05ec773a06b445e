"""One reader under atheris: python -m benchmarks.soak.fuzz READER SECONDS. Ends with an error at the first fault."""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kasesupport"]):
    from benchmarks.soak import hostile


def main(name: str, seconds: str) -> None:
    """Starts from the true file; no input may take 10 s or 1.5 GB."""
    with tempfile.TemporaryDirectory() as folder:
        room, corpus = Path(folder) / "a.vault", Path(folder) / "corpus"
        corpus.mkdir()
        (corpus / "true").write_bytes(hostile.samples(room)[name])

        def one(data: bytes) -> None:
            if fault := hostile.meet(name, data, room):
                raise AssertionError(fault)

        limits = [f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=1500", f"-artifact_prefix={folder}/"]
        atheris.Setup([sys.argv[0], *limits, str(corpus)], one)
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
