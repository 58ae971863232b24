"""Quantities: numbers in prose, lists and tables with their units, bounds, percentiles and denominators."""

from designdoc.recognition.quantities.model import TIME_UNITS, Comparison, Measure, Quantity
from designdoc.recognition.quantities.reader import read

__all__ = ["TIME_UNITS", "Comparison", "Measure", "Quantity", "read"]
