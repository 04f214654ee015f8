"""What editors do: pure functions over the domain; no IO, no clock, no randomness."""
