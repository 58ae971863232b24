"""Reporting: what a run says, without what was accepted before, in every format and place that was asked for."""
