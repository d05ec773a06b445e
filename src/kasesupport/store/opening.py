"""Opens the encrypted file: checked first, brought to the schema of today, watched by the recorder."""

from collections.abc import Callable
from pathlib import Path

from kasesupport.domain.problems import Problem
from kasesupport.store import engine, migrations, recorder
from kasesupport.store.casefile import CaseFile
from kasesupport.store.errors import database_problems
from kasesupport.store.history import anchor, journal
from kasesupport.store.home import ANCHOR, Home
from kasesupport.store.op import Setting
from kasesupport.store.words import index


def open_file(
    path: Path,
    key: engine.DataKey,
    setting: Setting | None = None,
    *,
    home: Home | None = None,
    read_only: bool = False,
    before_open: Callable[[], None] = lambda: None,
    before_steps: Callable[[], None] = lambda: None,
) -> CaseFile:
    """Checks, opens and migrates the file at `path`.

    `before_open` is called between check and opening, while nothing is written yet; `before_steps` before an older
    schema is changed.

    Raises damaged_file, newer_schema or older_read_only, having written nothing; disk_full, disk_failed.
    """
    with database_problems():
        found = engine.check_file(path, key, migrations.NEWEST)
        if read_only and found < migrations.NEWEST:
            raise Problem("older_read_only")
        before_open()
        source = engine.open_engine(path, key, read_only=read_only)
        connection = source.connect()
        try:
            if not read_only:
                migrations.migrate(connection, before_steps)
                index.ensure(connection, anew=found < migrations.NEWEST)
            recorder.install(connection)
            with connection.begin():
                head = journal.head(connection)
            if home and not read_only:
                anchor.create(home.folder / ANCHOR, home.key.key, head)
        except BaseException:
            connection.close()
            source.dispose()
            raise
    return CaseFile(connection, setting or Setting(), home, read_only=read_only)
