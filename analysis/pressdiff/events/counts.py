"""Many articles as sparse tables of counts: articles x words, one table a part of the article."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from pressdiff.events.words import Words

Reals = NDArray[np.float32]


@dataclass(frozen=True)
class Counts:
    """How often each article has each word, number and time; a row an article.

    Those of words share the columns of ``vocabulary``; each of the others has its own.
    """

    vocabulary: Mapping[str, int]
    headline: sparse.csr_array
    lead: sparse.csr_array
    body: sparse.csr_array
    names: sparse.csr_array
    lead_names: sparse.csr_array
    numbers: sparse.csr_array
    dates: sparse.csr_array
    years: sparse.csr_array
    weekdays: sparse.csr_array

    @property
    def size(self) -> int:
        """Number of articles."""
        return int(self.body.shape[0])

    def joined(self, group: NDArray[np.int64]) -> "Counts":
        """Return the sums over the articles of each group, numbered from 0; weekdays are left out."""
        ones = np.ones(self.size, dtype=np.float32)
        sums = sparse.csr_array((ones, (group, np.arange(self.size))))
        tables = {
            one.name: sparse.csr_array(sums @ getattr(self, one.name)) for one in fields(self)[1:]
        }
        tables["weekdays"] = sparse.csr_array(tables["weekdays"].shape, dtype=np.float32)
        return Counts(self.vocabulary, **tables)


def counts(articles: Iterable[Words]) -> Counts:
    """Count `articles`, each of which is read once and not kept."""
    vocabulary: dict[str, int] = {}
    others: dict[str, dict[str, int]] = {}
    rows: dict[str, _Rows] = {}
    for name in ("body", "headline", "lead", "names", "lead_names"):
        rows[name] = _Rows(vocabulary)
    for name in ("numbers", "dates", "years", "weekdays"):
        rows[name] = _Rows(others.setdefault(name, {}))
    for one in articles:
        for name, table in rows.items():
            table.add(getattr(one, name))
    return Counts(vocabulary, **{name: rows.pop(name).matrix() for name in list(rows)})


@dataclass
class _Rows:
    """Rows of a sparse table that is being written."""

    columns: dict[str, int]
    indices: "array[int]" = field(default_factory=lambda: array("i"))
    values: "array[int]" = field(default_factory=lambda: array("i"))
    starts: "array[int]" = field(default_factory=lambda: array("q", [0]))

    def add(self, found: Mapping[str, int] | frozenset[str]) -> None:
        number = self.columns.setdefault
        columns = self.columns
        if isinstance(found, Mapping):
            self.indices.extend([number(key, len(columns)) for key in found])
            self.values.extend(found.values())
        else:
            self.indices.extend([number(key, len(columns)) for key in sorted(found)])
            self.values.extend([1] * len(found))
        self.starts.append(len(self.indices))

    def matrix(self) -> sparse.csr_array:
        values = np.frombuffer(self.values, dtype=np.int32).astype(np.float32)
        indices = np.frombuffer(self.indices, dtype=np.int32)
        starts = np.frombuffer(self.starts, dtype=np.int64).astype(np.int32)
        return sparse.csr_array(
            (values, indices, starts), shape=(len(starts) - 1, len(self.columns))
        )


def scaled(table: sparse.csr_array, weight: Reals) -> sparse.csr_array:
    """Return 1 + log(count), times each column's weight, each row brought to length 1."""
    found = _like(table, (1 + np.log(table.data)) * weight[table.indices])
    squares = np.asarray(_like(table, found.data**2).sum(axis=1))
    length = np.maximum(np.sqrt(squares), 1e-12).astype(np.float32)
    found.data /= np.repeat(length, np.diff(table.indptr))
    return found


def present(table: sparse.csr_array, weight: Reals | None = None) -> sparse.csr_array:
    """Return 1, or the column's weight, wherever a row has a count."""
    if weight is None:
        ones = np.ones(table.nnz, dtype=np.int8)  # a quarter of the memory of a number
        return sparse.csr_array((ones, table.indices, table.indptr), table.shape)
    return _like(table, weight[table.indices])


def _like(table: sparse.csr_array, data: NDArray[np.floating]) -> sparse.csr_array:
    data = data.astype(np.float32, copy=False)
    return sparse.csr_array((data, table.indices, table.indptr), table.shape)


def top(table: sparse.csr_array, most: int) -> sparse.csr_array:
    """Keep the `most` greatest values of each row."""
    keep = np.ones(table.nnz, dtype=bool)
    for start, end in zip(table.indptr[:-1].tolist(), table.indptr[1:].tolist(), strict=True):
        keep[start:end] = greatest(table.data[start:end], most)
    ends = np.concatenate([[0], np.cumsum(keep)])[table.indptr]
    return sparse.csr_array((table.data[keep], table.indices[keep], ends), table.shape)


def greatest(values: Reals, most: int) -> NDArray[np.bool_]:
    """Return which `most` values are greatest; of equal ones the first, on every machine."""
    if len(values) <= most:
        return np.ones(len(values), dtype=bool)
    least = np.partition(values, len(values) - most)[len(values) - most]
    found = np.asarray(values > least, dtype=bool)
    found[np.flatnonzero(values == least)[: most - int(found.sum())]] = True
    return found


def products(
    a: sparse.csr_array, left: Sequence[int] | NDArray[np.int64],
    b: sparse.csr_array, right: Sequence[int] | NDArray[np.int64],
) -> NDArray[np.float64]:  # fmt: skip
    """Return the scalar product of row left[i] of `a` with row right[i] of `b`, for each i."""
    found = a[left].multiply(b[right]).sum(axis=1)
    return np.asarray(found, dtype=np.float64)
