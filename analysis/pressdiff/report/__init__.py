"""Tables to pages of HTML that need no network: the face of the product.

`views` and `events` turn tables into plain values and check every quotation against the stored text;
the templates only lay them out. `About` says what was run.
"""

from pressdiff.report.about import About, Edit, MeasureNote, Quality
from pressdiff.report.pages import render, write
from pressdiff.report.told import told

__all__ = ["About", "Edit", "MeasureNote", "Quality", "render", "told", "write"]
