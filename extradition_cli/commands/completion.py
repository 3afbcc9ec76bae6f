"""``extradition completion``: what a shell needs to complete the command line.

Each script hands the words typed so far to ``extradition complete-words`` and offers the lines that
come back: a candidate, a tab, and what it is.  A line without a candidate leaves it to the
shell to offer files.
"""

from typing import Annotated

from extradition_cli.commands.declared import Argument, taking
from extradition_cli.errors import UnknownValueError
from extradition_cli.session import Session

_BASH = r"""# Completion of extradition in bash: eval "$(extradition completion bash)"
_extradition() {
    local line value
    COMPREPLY=()
    while IFS= read -r line; do
        value=${line%%$'\t'*}
        if [[ -z $value ]]; then
            compopt -o default 2>/dev/null
            return
        fi
        COMPREPLY+=("$value")
    done < <(command extradition complete-words bash "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o nosort -F _extradition extradition 2>/dev/null || complete -F _extradition extradition
"""

_ZSH = r"""#compdef extradition
# Completion of extradition in zsh: eval "$(extradition completion zsh)"
_extradition() {
    local line value
    local -a values shown
    local -a before=("${(@Q)words[2,CURRENT-1]}")
    for line in "${(@f)$(command extradition complete-words zsh "${before[@]}" "$PREFIX" 2>/dev/null)}"; do
        value=${line%%$'\t'*}
        if [[ -z $value ]]; then
            [[ -n $line ]] && { compset -P '--*='; _files }
            return
        fi
        values+=("$value")
        shown+=("$value${${line#*$'\t'}:+  -- ${line#*$'\t'}}")
    done
    # Capitals make no difference, nor do accents.  zsh looks past capitals with -M, past accents only with
    # -U, which puts what all candidates have in common in the place of what was typed, be it less.
    local -a how=(-V extradition -l -d shown -a values)
    (( $#values > 1 )) && compadd -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}' $how || compadd -U $how
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _extradition "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
    compdef _extradition extradition
fi
"""

_FISH = r"""# Completion of extradition in fish: extradition completion fish | source
function __extradition_complete
    set -l words (commandline -opc)
    set -e words[1]
    set -l current (commandline -ct)
    for line in (command extradition complete-words fish $words "$current" 2>/dev/null)
        if string match -q \t'*' -- $line
            set -l head (string match -r '^--[^=]*=' -- $current)
            for path in (__fish_complete_path (string replace -r '^--[^=]*=' '' -- $current))
                echo "$head$path"
            end
        else
            echo $line
        end
    end
end
complete -c extradition -f -k -a '(__extradition_complete)'
"""

SCRIPTS = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


@taking()
def completion(
    here: Session,
    shell: Annotated[str, Argument(metavar="SHELL", help=f"One of {', '.join(SCRIPTS)}.")],
) -> None:
    """Print the script by which a shell completes commands, options, names and values.

    \b
    Examples:
      eval "$(extradition completion bash)"
      eval "$(extradition completion zsh)"
      extradition completion fish | source

    Related: help, manual
    """
    if shell not in SCRIPTS:
        raise UnknownValueError("shell", shell, SCRIPTS)
    here.print(SCRIPTS[shell])
