"""The Workbooks screen: what came, and what importing it would do."""
