"""The group of all verbs, whose help is in the language in use."""

from __future__ import annotations

import copy

import click

from resettle_desktop.records.texts import _, mark

HELP_OPTION = mark("Show this message and exit.")


class Verbs(click.Group):
    """Shows the help of each verb and of its options as the catalogues have it."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the verb of this name in the language in use, None where there is none."""
        verb = super().get_command(ctx, cmd_name)
        return _translated(verb) if verb else None

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the options that stand before the verb."""
        return [_translated_option(each) for each in super().get_params(ctx)]

    def get_help_option(self, ctx: click.Context) -> click.Option:
        """Return the option that shows the help; click's own would speak click's language."""
        return _help_option()

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what the program is."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_(self.help or ""))


def _translated(verb: click.Command) -> click.Command:
    shown = copy.copy(verb)
    shown.help = _(verb.help or "")
    shown.add_help_option = False
    shown.params = [_translated_option(each) for each in (*verb.params, _help_option())]
    return shown


def _help_option() -> click.Option:
    return click.Option(
        ["--help"], is_flag=True, is_eager=True, expose_value=False, callback=_show_help, help=HELP_OPTION
    )


def _show_help(context: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked and not context.resilient_parsing:
        click.echo(context.get_help())
        context.exit()


def _translated_option(parameter: click.Parameter) -> click.Parameter:
    if not isinstance(parameter, click.Option) or not parameter.help:
        return parameter
    shown = copy.copy(parameter)
    shown.help = _(parameter.help)
    return shown
