"""Likeness: which section a sentence sounds like, by passages of designs that are known to answer one."""
