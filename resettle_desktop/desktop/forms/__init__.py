"""Forms made from the declarations: editors, findings, what was typed and not saved, and saving it."""
