"""What a person other than a programmer may change: codes, layouts, documents, help and languages."""
