"""What the tests of packs share: a cache of their own, so that none reads what another project left behind."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory: pytest.TempPathFactory):
    folder: Path = tmp_path_factory.mktemp("cache")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DESIGNDOC_CACHE_DIR", str(folder))
        yield folder
