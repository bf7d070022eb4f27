"""Leg Day: a training logbook for people who train their legs twice a week."""

__version__ = "0.1.0"
