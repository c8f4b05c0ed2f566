"""``python -m khulasa.conversion``: makes a model of files that others wrote."""

from khulasa.confinement import leave_no_core, leave_the_network


def main() -> None:
    """Convert, confined."""
    leave_no_core()
    leave_the_network()
    # Not before: libraries start threads as they are imported, which would not be confined.
    from khulasa.conversion.build import main as build

    build()


if __name__ == "__main__":
    main()
