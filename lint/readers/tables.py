"""Rows and columns of HTML tables, nested ones too."""

import msgspec


class _Table(msgspec.Struct):
    number: int
    row: int = -1
    column: int = -1
    headed: bool = False


class Tables:
    """Counts cells; each method gives how the blocks inside differ."""

    def __init__(self) -> None:
        self._open: list[_Table] = []

    def __bool__(self) -> bool:
        return bool(self._open)

    def enter(self, number: int) -> dict[str, object]:
        """`<table>`, the `number`-th of the document."""
        self._open.append(_Table(number))
        return {"table": number}

    def leave(self) -> None:
        """`</table>`"""
        if self._open:
            self._open.pop()

    def section(self, name: str) -> None:
        """`<thead>` or `<tbody>`"""
        self._open[-1].headed = name == "thead"

    def row(self) -> None:
        """`<tr>`"""
        self._open[-1].row += 1
        self._open[-1].column = -1

    def cell(self, name: str, span: str) -> dict[str, object]:
        """`<td>` or `<th>`; `span` is its `colspan` as written."""
        table = self._open[-1]
        table.row = max(0, table.row)
        table.column += 1
        column = table.column
        if span.isdecimal() and 1 < int(span[:4]) <= 1000:
            table.column += int(span[:4]) - 1
        header = name == "th" or table.headed
        return {"kind": "cell", "level": 0, "table": table.number, "row": table.row, "column": column, "header": header}
