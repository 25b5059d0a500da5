"""The parts of scripts/sweep."""
