"""Reading aloud by the voices that the system has."""
