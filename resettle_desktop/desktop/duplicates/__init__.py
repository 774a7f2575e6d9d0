"""The Duplicates screen: who may have been entered twice, compared side by side, and made one."""
