"""From observations to differences between outlets, with their uncertainty."""
