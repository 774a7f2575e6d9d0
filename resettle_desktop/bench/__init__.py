"""The benchmark: a made-up store of any size, what the program does with it measured beside bare floors."""
