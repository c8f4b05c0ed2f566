"""What ``khulasa batch`` is made of: its options, its output folder, its progress, clusters."""
