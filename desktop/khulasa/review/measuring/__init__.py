"""How good the rules are: false alarms, and planted faults that are found."""
