"""Readers of tables by their kind, workbooks too, which the program reads in a process apart."""

from annotator.formats import readers, sheets, sniffing


def reader_of(kind: str) -> readers.Reader:
    return sheets.read if kind == sniffing.WORKBOOK else readers.reader_of(kind)
