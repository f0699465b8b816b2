"""Intervals, and whether one system is better than another."""
