"""The command line: ``main.py`` is the door, ``command_list.py`` lists the commands."""
