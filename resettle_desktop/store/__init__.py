"""How records are kept: the encrypted file, change sets, history, search and users."""
