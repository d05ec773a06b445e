"""kasesupport: case support for こども家庭センター, on one laptop without a network."""

__version__ = "0.1.0"
