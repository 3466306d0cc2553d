"""What times of publication tell: midnight sharp is a date without a time of day."""

import pandas as pd

_REST_OF_DAY = pd.Timedelta(days=1) - pd.Timedelta(microseconds=1)


def latest(times: pd.Series) -> pd.Series:
    """Return the latest moment each time can stand for: for a date alone the end of that day."""
    return times.where(times != times.dt.normalize(), times + _REST_OF_DAY)
