"""The Drafts screen: what was typed and not saved, also before a crash, to go on with or to discard."""
