"""Databases of the record's shape and any size, of people who do not exist.

    python -m tests.benchmarks.generate 100000 /tmp/large

Names are drawn from the lists of :mod:`extradition_cli.search.word_lists`, frequent ones
more often, with a long tail of rare surnames; everything else of a figure is made up of what
stands in the real record.  The same count and seed give the same bytes.
"""

import json
import random
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Any

from extradition_cli.search.word_lists import common_names, given_names, person_names

DATA = Path(__file__).parent.parent.parent / "data"
Json = dict[str, Any]

_ACCENTED = {
    "maria": "María", "jose": "José", "jesus": "Jesús", "angel": "Ángel", "hector": "Héctor",
    "victor": "Víctor", "ramon": "Ramón", "ruben": "Rubén", "martin": "Martín", "garcia": "García",
    "munoz": "Muñoz", "nunez": "Núñez", "pena": "Peña", "leon": "León", "rocio": "Rocío",
}  # fmt: skip
_SYLLABLES = (
    "ba",
    "ca",
    "che",
    "da",
    "fi",
    "ga",
    "gui",
    "lo",
    "ma",
    "ni",
    "o",
    "que",
    "rri",
    "su",
    "ta",
    "zo",
)
_ENDINGS = ("rena", "ldo", "nza", "tegui", "rola", "sca", "bal", "mbra", "lluna", "zcue")


def database(folder: Path, count: int, seed: int = 7) -> Path:
    """Write a database of *count* figures into *folder*, the record's own first; ``validate`` finds no error.

    Its other tables are those of the record, with more sources and with transfers of more people.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for file in DATA.glob("*.json"):
        if file.stem not in ("figures", "sources", "transfers", "editions"):
            shutil.copy(file, folder)
    rng = random.Random(seed)
    sources, known = _rows("sources"), _rows("figures")
    more = ((f"source-{n}", _source(n, sources, rng)) for n in range(_sources(count)))
    _write(folder / "sources.json", chain(sources.items(), more))
    handed_over: Counter[str] = Counter()
    invented = figures(count - len(known), known, rng)
    _write(folder / "figures.json", chain(known.items(), _counted(invented, handed_over)))
    transfers = _rows("transfers")
    for id_, transfer in transfers.items():
        transfer["count"] += handed_over[id_]
        transfer["named_in_full"] += handed_over[id_]
        for place in transfer["destinations"]:
            place["count"] = None
    _write(folder / "transfers.json", transfers.items())
    return folder


def _sources(count: int) -> int:
    """Return how many more sources there are where there are *count* figures."""
    return max(3, count // 2)


def _counted(invented: Iterable[tuple[str, Json]], by_transfer: Counter[str]) -> Iterator[tuple[str, Json]]:
    for id_, figure in invented:
        by_transfer[figure["handover"]["transfer"]] += 1
        yield id_, figure


def figures(count: int, known: Json, rng: random.Random) -> Iterator[tuple[str, Json]]:
    """Yield figures with their ids, each with the parts of one that is *known*."""
    models = list(known.values())
    people = _Names(rng)
    taken = set(known)
    for _ in range(count):
        figure = json.loads(json.dumps(rng.choice(models)))
        while (id_ := re.sub("[^a-z]+", "-", _plain(name := people.full()))) in taken:
            continue
        taken.add(id_)
        cited = [f"source-{number}" for number in rng.sample(range(_sources(count)), 3)]
        listed_as = rng.choice([None, _plain(name).upper()])
        figure.update(id=id_, name=name, name_complete=True, listed_as=listed_as, conflicts=[])
        figure["handover"]["inferred"] = None
        aliases = [people.alias() for _ in range(rng.choice([0, 0, 1, 1, 2, 3]))]
        figure["aliases"] = list({one["name"]: one for one in aliases if one["name"] != name}.values())
        for case, part in enumerate(figure["cases"], 1):
            part["id"] = f"{id_}-{case}"
            part["docket"] = f"1:{rng.randint(0, 25):02}-cr-{rng.randint(1, 99999):05}"
            part["co_defendants"] = []
        yield id_, _citing(figure, cited)


class _Names:
    """Names as frequent as in life: some everywhere, most seldom."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._given = _ranked(given_names())
        self._surnames = _ranked(person_names() - given_names())

    def full(self) -> str:
        """Return one or two given names and two surnames."""
        given = self._some(self._given, self._rng.choice([1, 2, 2]))
        return " ".join(map(_spelled, (*given, self._surname(), self._surname())))

    def alias(self) -> Json:
        """Return a nickname, a call sign or a variant."""
        type_ = self._rng.choice(["nickname", "nickname", "call-sign", "variant"])
        text = {
            "nickname": f"El {_spelled(self._rare())}",
            "call-sign": f"Z-{self._rng.randint(1, 999)}",
            "variant": self.full(),
        }[type_]
        return {"name": text, "type": type_}

    def _surname(self) -> str:
        return self._rare() if self._rng.random() < 0.3 else self._some(self._surnames, 1)[0]

    def _rare(self) -> str:
        return "".join(self._rng.choices(_SYLLABLES, k=self._rng.randint(1, 3))) + self._rng.choice(_ENDINGS)

    def _some(self, ranked: tuple[list[str], list[float]], k: int) -> list[str]:
        return self._rng.choices(ranked[0], cum_weights=ranked[1], k=k)


def _ranked(names: frozenset[str]) -> tuple[list[str], list[float]]:
    ranked = sorted(names, key=lambda name: (name not in common_names(), name))
    total, cumulated = 0.0, []
    for rank in range(len(ranked)):
        total += 1 / (rank + 10)
        cumulated.append(total)
    return ranked, cumulated


def _spelled(name: str) -> str:
    """Write a name with its accent, where Spanish has one that a rule finds."""
    accented = re.sub(
        r"([aeiou])([^aeiou]*ez)$", lambda match: "áéíóú"["aeiou".index(match[1])] + match[2], name
    )
    return _ACCENTED.get(name, accented[:1].upper() + accented[1:])


def _plain(name: str) -> str:
    return name.lower().translate(str.maketrans("áéíóúñ", "aeioun"))


def _source(number: int, models: Json, rng: random.Random) -> Json:
    return {
        **rng.choice(list(models.values())),
        "id": f"source-{number}",
        "weak": False,
        "url": f"https://example.org/{number}",
    }


def _citing(value: Any, cited: list[str]) -> Any:
    """Let everything in *value* cite the same few sources."""
    if isinstance(value, dict):
        return {
            key: cited[: max(1, len(item) % 4)] if key == "sources" else _citing(item, cited)
            for key, item in value.items()
        }
    return [_citing(item, cited) for item in value] if isinstance(value, list) else value


def _rows(table: str) -> Json:
    rows: Json = json.loads((DATA / f"{table}.json").read_text(encoding="utf-8"))
    return rows


def _write(file: Path, rows: Iterable[tuple[str, Json]]) -> None:
    with file.open("w", encoding="utf-8") as out:
        for number, (id_, row) in enumerate(rows):
            out.write(f"{',' if number else '{'}\n{json.dumps(id_)}: {json.dumps(row, ensure_ascii=False)}")
        out.write("\n}\n")


if __name__ == "__main__":
    database(Path(sys.argv[2]), int(sys.argv[1]))
