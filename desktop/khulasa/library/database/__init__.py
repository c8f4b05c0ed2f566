"""The library's file: its tables, opening and repairing it, connections that read and write."""
