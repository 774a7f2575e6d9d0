"""The group of all verbs, whose help is in the language in use."""

from __future__ import annotations

import copy

import click

from resettle_desktop.records.texts import _


class Verbs(click.Group):
    """Shows the help of each verb and of its options as the catalogues have it."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the verb of this name in the language in use, None where there is none."""
        verb = super().get_command(ctx, cmd_name)
        return _translated(verb) if verb else None

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the options that stand before the verb."""
        return [_translated_option(each) for each in super().get_params(ctx)]

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the program is."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_(self.help or ""))


def _translated(verb: click.Command) -> click.Command:
    shown = copy.copy(verb)
    shown.help = _(verb.help or "")
    shown.params = [_translated_option(each) for each in verb.params]
    return shown


def _translated_option(parameter: click.Parameter) -> click.Parameter:
    if not isinstance(parameter, click.Option) or not parameter.help:
        return parameter
    shown = copy.copy(parameter)
    shown.help = _(parameter.help)
    return shown
