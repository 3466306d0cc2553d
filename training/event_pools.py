"""Pools of articles on which the grouping of events is trained and cross-validated."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pressdiff.events import pairs as model
from pressdiff.events.clocks import believed
from pressdiff.events.counts import Counts, counts
from pressdiff.events.features import parts
from pressdiff.events.words import words
from pressdiff.linkage import Floats, Ints

ORIGIN = pd.Timestamp("2000-01-01", tz="UTC")
STREAM_GAP = 10  # days apart at which an unlabelled article surely tells another event
FOLDED = 30  # days into which a stream is folded: a busy month
WINDOW = 60.0  # the default of `[events] window_days`
SMALL = 150  # pools of a few articles drawn from each source, as a comparison of some files has
SMALL_EVENTS = 4
SMALL_ARTICLES = 4
SHIFT = 21.0  # days
SMALL_POOL = "a few articles"


@dataclass(frozen=True)
class Pool:
    """Articles with their event (None: not labelled), and the features of their candidate pairs.

    ``held`` is what is held out together: the event, or the topic of look-alikes. ``used`` are the
    pairs that are known to be one event or not.
    """

    name: str
    events: NDArray[np.object_]
    held: NDArray[np.object_]
    days: Floats
    left: Ints
    right: Ints
    cosine: Floats
    features: dict[str, Floats]
    same: NDArray[np.bool_]
    used: NDArray[np.bool_]

    @property
    def labelled(self) -> NDArray[np.bool_]:
        """Which articles have an event."""
        return np.array([one is not None for one in self.events])


def read(path: Path) -> pd.DataFrame:
    """Read one labelled file; `days` since ORIGIN, NaN if the file has no dates."""
    frame = pd.read_json(path, lines=True, dtype=False)
    frame["days"] = np.nan
    if "published_at" in frame:
        stamps = pd.to_datetime(frame["published_at"], utc=True, format="mixed")
        frame["days"] = (stamps - ORIGIN).dt.total_seconds() / 86_400
        frame["month"] = stamps.dt.strftime("%Y-%m")
    frame["held"] = frame["topic" if "topic" in frame else "event_id"]
    if "outlet" not in frame:
        frame["outlet"] = ""
    return _titled(frame)


def stream(data: Path) -> pd.DataFrame:
    """Read the unlabelled articles."""
    frame = pd.read_parquet(data / "corpus" / "abp_public.parquet")
    frame = frame[frame["also_in"].isna()].reset_index(drop=True)
    stamps = pd.to_datetime(frame["published_at"], utc=True, format="mixed")
    frame["days"] = (stamps - ORIGIN).dt.total_seconds() / 86_400
    frame["month"] = stamps.dt.strftime("%Y-%m")
    return _titled(frame.assign(event_id=None, held=None))


def _titled(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.assign(title=frame["title"].astype(object).where(frame["title"].notna(), None))


def poured(triplets: pd.DataFrame, around: pd.DataFrame) -> pd.DataFrame:
    """Pour the labelled articles into the unlabelled ones of the same months."""
    inside = triplets[triplets["month"].isin(set(around["month"]))]
    around = around[around["month"].isin(set(inside["month"]))]
    return pd.concat([inside, around], ignore_index=True)


def folded(frame: pd.DataFrame) -> Floats:
    """Return the days of `frame` moved into one month: a labelled event stays together."""
    days = frame["days"].to_numpy(float)
    first = frame.groupby("event_id")["days"].transform("min").to_numpy(float)
    first = np.where(np.isnan(first), days, first)
    return days - np.floor(first / FOLDED) * FOLDED


def pool(name: str, frame: pd.DataFrame, read_: Counts, days: Floats) -> Pool:
    """Pair the articles of `frame`, whose days are as in a run: those not believed are left out."""
    found = model.candidates(read_, days, WINDOW)
    outlets = frame["outlet"].astype(str).tolist()
    right = believed(days, outlets, found.left, found.right, found.cosine)
    if not np.array_equal(days, right, equal_nan=True):
        days = right
        found = model.candidates(read_, days, WINDOW)
    tables = [found.table(part) for part in parts(len(found.left))]
    names = list(tables[0]) if tables else []
    features = {one: np.concatenate([table[one] for table in tables]) for one in names}
    events = frame["event_id"].to_numpy(object, copy=True)
    known = frame["event_id"].notna().to_numpy()
    events[~known] = None
    a, b = found.left, found.right
    same = np.asarray(known[a] & known[b] & (events[a] == events[b]), dtype=bool)
    far = np.abs(frame["days"].to_numpy(float)[a] - frame["days"].to_numpy(float)[b]) > STREAM_GAP
    used = (known[a] & known[b]) | ((known[a] | known[b]) & far)
    held = frame["held"].to_numpy(object)
    return Pool(name, events, held, days, a, b, found.cosine, features, same, used)


def counted(frame: pd.DataFrame) -> Counts:
    """Count the words of `frame`."""
    return counts(words(a, b) for a, b in zip(frame["title"], frame["text"], strict=True))


def pools(data: Path) -> Iterator[Pool]:
    """Yield the pools that models are trained on, and then those they are only tried on."""
    sources = {
        name: read(data / "grouping" / f"{name}.jsonl")
        for name in ("giveme5w1h", "triplets", "lookalike_ecbplus")
    }
    sources["stream"] = poured(sources["triplets"], stream(data))
    read_ = {name: counted(frame) for name, frame in sources.items()}
    for name, frame in sources.items():
        yield pool(name, frame, read_[name], frame["days"].to_numpy(float))
    busy = sources["stream"]
    yield pool("folded", busy, read_["stream"], folded(busy))
    days = busy["days"].to_numpy(float)
    second = busy.loc[busy["event_id"].notna(), "outlet"].value_counts().index[1]
    partly = np.where(_outlet(busy, second), np.nan, days)
    yield pool("stream, partly undated", busy, read_["stream"], partly)
    for name, outlet in (("giveme5w1h", "www.nytimes.com"), ("stream", None), ("triplets", "nyt")):
        frame = sources[name]
        own = _outlet(frame, outlet)
        days = frame["days"].to_numpy(float)
        yield pool(f"try {name}, one undated", frame, read_[name], np.where(own, np.nan, days))
        yield pool(f"try {name}, one late", frame, read_[name], np.where(own, days + SHIFT, days))
        yield pool(f"try {name}, undated", frame, read_[name], np.full(len(days), np.nan))


def _outlet(frame: pd.DataFrame, outlet: str | None) -> NDArray[np.bool_]:
    """Return which articles are by `outlet`; None: by the one with most labelled articles."""
    labelled = frame.loc[frame["event_id"].notna(), "outlet"]
    return np.asarray(frame["outlet"] == (outlet or labelled.value_counts().index[0]), dtype=bool)


def small_pools(data: Path, fold_of: dict[object, int], seed: int) -> list[Pool]:
    """Draw pools of a few events of one fold, a few articles each: what `compare` is given."""
    rng = np.random.default_rng(seed)
    found = []
    for name in ("giveme5w1h", "triplets", "lookalike_ecbplus"):
        frame = read(data / "grouping" / f"{name}.jsonl")
        fold = frame["held"].map(fold_of)
        for number in range(SMALL):
            of_fold = frame[fold == number % 5]
            held = of_fold["held"].unique()
            some = rng.choice(held, min(int(rng.integers(1, SMALL_EVENTS + 1)), len(held)), False)
            rows = _some(of_fold[of_fold["held"].isin(some)], rng)
            if len(rows) > 1:
                days = rows["days"].to_numpy(float)
                found.append(pool(SMALL_POOL, rows, counted(rows), days))
    return found


def _some(frame: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Keep a few articles of each event of `frame`."""
    kept: list[int] = []
    for _, rows in frame.groupby("event_id"):
        most = int(rng.integers(1, SMALL_ARTICLES + 1))
        kept.extend(rng.permutation(rows.index)[:most].tolist())
    return frame.loc[sorted(kept)].reset_index(drop=True)


def background(data: Path, least: int) -> tuple[int, dict[str, int]]:
    """Count the unlabelled articles each word is in, for words in at least `least`."""
    found = counted(stream(data))
    spread = np.bincount(found.body.indices, minlength=len(found.vocabulary))
    numbers: Sequence[int] = spread.tolist()
    known = {word: numbers[at] for word, at in sorted(found.vocabulary.items())}
    return found.size, {word: count for word, count in known.items() if count >= least}
