"""The version of the package, which records and signatures carry."""

__version__ = "0.1.0"
