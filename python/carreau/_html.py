# SPDX-License-Identifier: Apache-2.0
"""Results as HTML for notebooks: a small map and the first rows, every text escaped."""

from __future__ import annotations

from html import escape

from carreau import _core

_ROWS = 10
_COLUMNS = 12


def repr_html(result: _core.Result, table: str, title: str) -> str:
    """Return a map of the outlines of a table and its first rows."""
    preview = result.preview(table, _ROWS, _core.Control())
    head = f"<strong>{escape(title)}</strong> — {escape(table)}, {preview.count} rows"
    return f'<div class="carreau"><p>{head}</p>{_map(preview)}{_table(preview)}</div>'


def _map(preview: _core.Preview) -> str:
    if not preview.shapes:
        return ""
    paths = "".join(
        f'<path d="{escape(path)}"><title>{escape(label)}</title></path>'
        for path, label in zip(preview.shapes, preview.labels, strict=True)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" '
        f'viewBox="-10 -10 {preview.width + 20:.0f} {preview.height + 20:.0f}" '
        f'width="{preview.width / 10 + 2:.0f}" height="{preview.height / 10 + 2:.0f}" '
        f'fill="#c44e52" fill-opacity="0.5" stroke="#7a1f24" stroke-width="6" '
        f'fill-rule="evenodd">{paths}</svg>'
    )


def _cell(value: str | int | float | None) -> str:
    if value is None:
        return "<td></td>"
    if isinstance(value, str):
        return f"<td>{escape(value)}</td>"
    return f'<td style="text-align:right">{value}</td>'


def _table(preview: _core.Preview) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in preview.columns[:_COLUMNS])
    rows = "".join(
        "<tr>" + "".join(_cell(value) for value in row[:_COLUMNS]) + "</tr>" for row in preview.rows
    )
    more = "<p>…</p>" if preview.count > len(preview.rows) else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{more}"
