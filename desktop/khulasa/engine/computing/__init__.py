"""Where models are computed: devices, kinds of numbers, cores."""
